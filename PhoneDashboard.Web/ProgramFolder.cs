namespace PhoneDashboard.Web;

/// <summary>
/// Where a published program finds its pages' files and its settings, wherever it was started from: beside itself. Only an appsettings.json
/// in the folder that it was started from goes before: then settings, and the data whose paths they give, are that folder's.
/// </summary>
public static class ProgramFolder
{
    private const string Settings = "appsettings.json", Pages = "wwwroot";

    /// <summary>
    /// Goes there. Folders that the command line names are those of the folder that it was started from: whole paths from here on.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="own">The program's folder.</param>
    public static WebApplicationOptions Enter(string[] args, string own)
    {
        if (!Directory.Exists(Path.Combine(own, Pages)))
        {
            return new WebApplicationOptions { Args = args }; // not published: built, its pages' files lie with its source
        }

        if (!File.Exists(Settings))
        {
            for (var index = 1; args is ["backup" or "restore" or "sip", ..] && index < args.Length; index++)
            {
                args[index] = args[index].StartsWith('-') ? args[index] : Path.GetFullPath(args[index]);
            }

            Environment.CurrentDirectory = own;
        }

        return new WebApplicationOptions { Args = args, WebRootPath = Path.Combine(own, Pages) };
    }
}
