using System.Buffers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Opik.Server.Hosting;

/// <summary>
/// HTTP/2 without TLS beside HTTP/1.1 on one port: a client that speaks it unasked, as gRPC does, begins with
/// <c>PRI * HTTP/2.0</c> (RFC 9113 §3.4), which no HTTP/1.1 request does. Kestrel chooses HTTP/2 only when TLS negotiated it,
/// so the connection says that it did.
/// </summary>
internal static class PriorKnowledge
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);
    private static readonly byte[] Preface = "PRI * HTTP/2.0"u8.ToArray();

    /// <summary>Looks at the first bytes of a connection and leaves them unread.</summary>
    public static ConnectionDelegate Detect(ConnectionDelegate next) => async connection =>
    {
        if (await BeginsWithPrefaceAsync(connection))
        {
            var negotiated = new NegotiatedHttp2();
            connection.Features.Set<ITlsConnectionFeature>(negotiated);
            connection.Features.Set<ITlsApplicationProtocolFeature>(negotiated);
        }

        await next(connection);
    };

    private static async Task<bool> BeginsWithPrefaceAsync(ConnectionContext connection)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limit.CancelAfter(LongestSilence);
        var input = connection.Transport.Input;
        try
        {
            while (true)
            {
                var result = await input.ReadAsync(limit.Token);
                var matches = Matches(result.Buffer);
                var isComplete = result.Buffer.Length >= Preface.Length;
                var isDecided = !matches || isComplete || result.IsCompleted;
                input.AdvanceTo(result.Buffer.Start, isDecided ? result.Buffer.Start : result.Buffer.End);
                if (isDecided)
                    return matches && isComplete;
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            // Closed, reset or silent: Kestrel knows what to do with such a connection.
            return false;
        }
    }

    private static bool Matches(ReadOnlySequence<byte> start)
    {
        var length = (int)Math.Min(start.Length, Preface.Length);
        Span<byte> bytes = stackalloc byte[Preface.Length];
        start.Slice(0, length).CopyTo(bytes);
        return bytes[..length].SequenceEqual(Preface.AsSpan(0, length));
    }

    private sealed class NegotiatedHttp2 : ITlsApplicationProtocolFeature, ITlsConnectionFeature
    {
        public ReadOnlyMemory<byte> ApplicationProtocol => SslApplicationProtocol.Http2.Protocol;

        public X509Certificate2? ClientCertificate { get; set; }

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
    }
}
