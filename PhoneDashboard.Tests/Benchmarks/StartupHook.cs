using System.Globalization;
using System.Net.Sockets;
using System.Text;

#pragma warning disable CA1050, MA0047 // .NET asks for this very name outside of any namespace
/// <summary>
/// Runs inside the measured process, before its own code (<c>DOTNET_STARTUP_HOOKS</c>): whoever connects to the socket has all garbage
/// collected and is told the bytes that are left. So the product holds nothing for the measurement.
/// </summary>
internal static class StartupHook
{
    /// <summary>The environment variable with the socket's path.</summary>
    internal const string SocketVariable = "PHONEDASHBOARD_MEMORY_SOCKET";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(SocketVariable) is { } path)
        {
            new Thread(() => Serve(path)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        while (true)
        {
            using var caller = listener.Accept();
            Collect();
            GC.WaitForPendingFinalizers(); // what they let go of is garbage now
            Collect();
            caller.Send(Encoding.ASCII.GetBytes(GC.GetTotalMemory(forceFullCollection: false).ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
}
