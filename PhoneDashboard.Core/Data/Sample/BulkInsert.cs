using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>
/// Inserts entities by one prepared command per kind, inside the open transaction. A million users are ten million rows: EF's own save
/// parses a statement and tracks an object for each. Ids and foreign keys must be set; keys are folded here, and every aggregate starts at
/// version 1, as in <see cref="Saving.WriteScope.SaveAsync{T}"/>.
/// </summary>
internal sealed class BulkInsert(DashboardDb db) : IAsyncDisposable
{
    private readonly Dictionary<Type, Insert> _inserts = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values)
        {
            await insert.Command.DisposeAsync();
        }
    }

    /// <summary>
    /// A gigabyte of pages at hand: a transaction that outgrows them writes the same ones again and again. Who opens the
    /// connection next sets it back.
    /// </summary>
    internal Task PrepareAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"PRAGMA cache_size = -1048576", cancellationToken);

    /// <summary>Inserts the rows in their order: what others refer to comes first.</summary>
    internal async Task AddRangeAsync(IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            (row as IFolded)?.FoldKeys();
            if (row is IAggregate aggregate)
            {
                aggregate.Version = 1;
            }

            var insert = InsertOf(row.GetType());
            for (var index = 0; index < insert.Columns.Length; index++)
            {
                insert.Command.Parameters[index].Value = insert.Columns[index].ValueOf(row);
            }

            await insert.Command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private Insert InsertOf(Type type)
    {
        if (!_inserts.TryGetValue(type, out var insert))
        {
            _inserts[type] = insert = Prepare(db.Model.FindEntityType(type)!);
        }

        return insert;
    }

    private Insert Prepare(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var columns = entity.GetProperties().Select(property => new Column(property, entity)).ToArray();
        var names = columns.Select(column => $"\"{column.Property.GetColumnName(table)}\"");
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", names)}) VALUES "
            + $"({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})";
        for (var index = 0; index < columns.Length; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{index}";
            command.Parameters.Add(parameter);
        }

        return new Insert(command, columns);
    }

    private sealed record Insert(DbCommand Command, Column[] Columns);

    private sealed class Column(IProperty property, IEntityType entity)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly ValueConverter? _converter = property.GetTypeMapping().Converter;

        // The kind in a shared table: EF would set it while tracking.
        private readonly object? _kind = property == entity.FindDiscriminatorProperty() ? entity.GetDiscriminatorValue() : null;

        internal IProperty Property => property;

        internal object ValueOf(object row)
        {
            var value = _kind ?? _getter.GetClrValue(row);
            return (_converter is null ? value : _converter.ConvertToProvider(value)) ?? DBNull.Value;
        }
    }
}
