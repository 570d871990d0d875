using System.Net;
using System.Net.Sockets;

namespace Opik.Server.Hosting.Egress;

/// <summary>
/// Opens connections for outgoing calls. The name is resolved here and the very address that was checked is connected to:
/// a name that resolves to something else a moment later gains nothing.
/// </summary>
internal sealed class EgressConnector(EgressProfile profile, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="EgressRefusedException">No address of the host may be called.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);
        var allowed = Array.FindAll(addresses, IsAllowed);
        if (allowed.Length == 0)
            throw Refusal(host, addresses);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(IPAddress address) => AddressRanges.KindOf(address) switch
    {
        AddressKind.Public => true,
        AddressKind.Private => profile.AllowPrivate,
        _ => false,
    };

    private static EgressRefusedException Refusal(string host, IPAddress[] addresses) =>
        addresses.Length == 0 ? new($"Host '{host}' has no address.")
        : Array.Exists(addresses, address => AddressRanges.KindOf(address) == AddressKind.Private)
            ? new($"Host '{host}' is on a private network. Start the server with --allow-private-egress to allow calls there.")
            : new($"Host '{host}' may not be called: its address is reserved for the infrastructure of clouds and networks.");
}
