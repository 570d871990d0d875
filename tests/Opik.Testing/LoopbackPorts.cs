using System.Net;
using System.Net.Sockets;

namespace Opik.Testing;

/// <summary>
/// Free TCP ports on 127.0.0.1, each given once: a client that goes on asking for a server of an earlier test must not reach
/// that of a later one. They lie below the ports that systems give to outgoing connections (32768 and up on Linux).
/// </summary>
public static class LoopbackPorts
{
    private const int First = 20_000;
    private const int Count = 12_000;

    private static int next = Random.Shared.Next(Count);

    /// <summary>
    /// <paramref name="count"/> different ports nobody listens on now. Another program may take one before it is used;
    /// whoever starts a server on it retries.
    /// </summary>
    public static int[] Free(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    private static int Next()
    {
        for (var attempt = 0; attempt < Count; attempt++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref next) % Count);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"No port of {First} to {First + Count - 1} is free.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
