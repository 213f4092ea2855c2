using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PhoneDashboard.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class SftpDelivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Folder",
                table: "DeliveryMethods",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Host",
                table: "DeliveryMethods",
                type: "TEXT",
                maxLength: 253,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HostKey",
                table: "DeliveryMethods",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Port",
                table: "DeliveryMethods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ProtectedSecret",
                table: "DeliveryMethods",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SecretSetUtc",
                table: "DeliveryMethods",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignIn",
                table: "DeliveryMethods",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Username",
                table: "DeliveryMethods",
                type: "TEXT",
                maxLength: 100,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""ALTER TABLE "DeliveryMethods" DROP COLUMN "Folder";""");
            migrationBuilder.Sql("""ALTER TABLE "DeliveryMethods" DROP COLUMN "Host";""");
            migrationBuilder.Sql("""ALTER TABLE "DeliveryMethods" DROP COLUMN "HostKey";""");
            migrationBuilder.Sql("""ALTER TABLE "DeliveryMethods" DROP COLUMN "Port";""");
            migrationBuilder.Sql("""ALTER TABLE "DeliveryMethods" DROP COLUMN "ProtectedSecret";""");
            migrationBuilder.Sql("""ALTER TABLE "DeliveryMethods" DROP COLUMN "SecretSetUtc";""");
            migrationBuilder.Sql("""ALTER TABLE "DeliveryMethods" DROP COLUMN "SignIn";""");
            migrationBuilder.Sql("""ALTER TABLE "DeliveryMethods" DROP COLUMN "Username";""");
        }
    }
}
