using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Opik.Server.Hosting;

/// <summary>Kestrel: addresses and limits.</summary>
internal static class Listeners
{
    public static void ConfigureListeners(this WebApplicationBuilder builder, ServerOptions options)
    {
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // See PriorKnowledge: such a connection passes for TLS, and its requests say http.
            kestrel.AllowAlternateSchemes = true;
            kestrel.Limits.MaxRequestBodySize = options.MaxDocumentBytes;
            // A wide list of filters travels in the query.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 128 * 1024;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
            foreach (var url in options.Urls)
                Listen(kestrel, BindingAddress.Parse(url), HttpProtocols.Http1AndHttp2);
            if (options.OtlpGrpcUrl is { } grpc && IsFree(BindingAddress.Parse(grpc), options.OtlpGrpcUrlIsChosen))
                Listen(kestrel, BindingAddress.Parse(grpc), HttpProtocols.Http2);
        });
    }

    private static void Listen(KestrelServerOptions kestrel, BindingAddress address, HttpProtocols protocols)
    {
        void Configure(ListenOptions listen)
        {
            // Both is the default; said again, Kestrel would warn that it needs TLS.
            if (protocols == HttpProtocols.Http1AndHttp2)
                listen.Use(PriorKnowledge.Detect);
            else
                listen.Protocols = protocols;
        }

        if (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            if (address.Port == 0)
                kestrel.Listen(IPAddress.Loopback, 0, Configure);
            else
                kestrel.ListenLocalhost(address.Port, Configure);
        }
        else if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
        {
            kestrel.Listen(ip, address.Port, Configure);
        }
        else
        {
            kestrel.ListenAnyIP(address.Port, Configure);
        }
    }

    // An OpenTelemetry collector may already have the default port: then exporters that mean us use HTTP, or another port.
    private static bool IsFree(BindingAddress address, bool isChosen)
    {
        if (isChosen || address.Port == 0)
            return true;
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, address.Port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            Console.Error.WriteLine($"Port {address.Port} is taken: OTLP over gRPC is not served. Choose another address with --otlp-grpc-url.");
            return false;
        }
    }
}
