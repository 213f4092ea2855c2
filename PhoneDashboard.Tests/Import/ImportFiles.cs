using System.Text;
using PhoneDashboard.Core.Import;

namespace PhoneDashboard.Tests.Import;

/// <summary>Files for imports.</summary>
internal static class ImportFiles
{
    /// <summary>Made-up people in the shape of the exports of other systems, with what is expected of the first row.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Foreign = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Entra ID"] = """
            userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,usageLocation
            ann.lee@example.org,Ann Lee,Lee,ann.lee@example.com,Ann,6a9c2f9e-0000-4000-8000-000000000001,Member,Buyer,Sales,TRUE,US
            bo.kim@example.org,Bo Kim,Kim,bo.kim@example.com,Bo,6a9c2f9e-0000-4000-8000-000000000002,Member,,Support,TRUE,US
            """,
        ["Okta"] = """
            login,firstName,lastName,middleName,email,title,displayName,department,mobilePhone
            ann@example.org,Ann,Lee,,ann.lee@example.com,Buyer,Ann Lee,Sales,
            bo@example.org,Bo,Kim,,bo.kim@example.com,,Bo Kim,Support,
            """,
        ["Google Workspace"] = """
            First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Employee Title,Department
            Ann,Lee,ann.lee@example.com,****,Buyer,Sales
            Bo,Kim,bo.kim@example.com,****,,Support
            """,
        ["3CX"] = """
            Number,FirstName,LastName,EmailAddress,MobileNumber,OutboundCallerID,VMEnabled,Department
            101,Ann,Lee,ann.lee@example.com,,,1,Sales
            102,Bo,Kim,bo.kim@example.com,,,1,Support
            """,
        ["FreePBX"] = """
            extension,password,name,voicemail,ringtimer,noanswer,sipname,email,department
            101,,Ann Lee,novm,0,,,ann.lee@example.com,Sales
            102,,"Kim, Bo",novm,0,,,bo.kim@example.com,Support
            """,
    };

    /// <summary>A file in UTF-8; its lines end as given.</summary>
    internal static ImportFile Of(string text) => ImportFile.Read("users.csv", Encoding.UTF8.GetBytes(text)).Value;
}
