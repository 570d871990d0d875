using Microsoft.Extensions.Logging;

namespace Opik.Connections;

/// <summary>The open connections of this process by their settings.</summary>
internal static class ConnectionPool
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<ConnectionSettings, Connection> Open = [];

    /// <summary>The connection of clients with these settings; hooks into HTTP make one that nobody shares.</summary>
    public static Connection Join(OpikOptions options, ILogger logger, TimeProvider clock)
    {
        var settings = ConnectionSettings.Of(options);
        if (settings is null || clock != TimeProvider.System)
            return Joined(new Connection(options, logger, clock, static _ => { }));
        lock (Gate)
        {
            if (Open.TryGetValue(settings, out var shared) && shared.TryJoin())
                return shared;
            return Open[settings] = Joined(new Connection(options, logger, clock, connection => Forget(settings, connection)));
        }
    }

    private static Connection Joined(Connection connection)
    {
        connection.TryJoin();
        return connection;
    }

    private static void Forget(ConnectionSettings settings, Connection connection)
    {
        lock (Gate)
        {
            if (Open.TryGetValue(settings, out var current) && ReferenceEquals(current, connection))
                Open.Remove(settings);
        }
    }
}
