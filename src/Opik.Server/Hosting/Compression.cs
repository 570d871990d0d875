using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Opik.Server.Hosting;

/// <summary>Answers in gzip or Brotli for clients that ask for it: JSON, NDJSON streams, pages.</summary>
internal static class Compression
{
    private static readonly string[] Types = ["application/json", "application/octet-stream", "text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml"];

    public static void AddOpikCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = Types;
            compression.Providers.Add<GzipCompressionProvider>();
            compression.Providers.Add<BrotliCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }

    public static void UseOpikCompression(this WebApplication app) => app.UseResponseCompression();
}
