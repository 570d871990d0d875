using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Opik.Server.Tests.Attachments;

/// <summary>The part of S3's REST protocol that uploads, downloads and deletes objects, in memory, path-style.</summary>
internal sealed class FakeS3 : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private FakeS3(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<FakeS3> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var fake = new FakeS3(builder.Build());
        fake._app.Run(fake.ServeAsync);
        await fake._app.StartAsync();
        return fake;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(HttpContext http)
    {
        var key = http.Request.Path.Value!.TrimStart('/');
        var query = http.Request.Query;
        switch (http.Request.Method)
        {
            case "POST" when query.ContainsKey("uploads"):
                await XmlAsync(http, $"<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>{key}</Key><UploadId>u{Guid.NewGuid():N}</UploadId></InitiateMultipartUploadResult>");
                break;
            case "POST" when query.ContainsKey("uploadId"):
                var prefix = query["uploadId"] + "/";
                Objects[key] = _parts.Where(part => part.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(part => part.Key, StringComparer.Ordinal).SelectMany(part => part.Value).ToArray();
                await XmlAsync(http, $"<CompleteMultipartUploadResult><Key>{key}</Key><ETag>\"done\"</ETag></CompleteMultipartUploadResult>");
                break;
            case "PUT":
                var body = await BodyAsync(http.Request);
                if (query.ContainsKey("uploadId"))
                    _parts[$"{query["uploadId"]}/{int.Parse(query["partNumber"]!, CultureInfo.InvariantCulture):D5}"] = body;
                else
                    Objects[key] = body;
                http.Response.Headers.ETag = "\"etag\"";
                break;
            case "GET" when query.ContainsKey("list-type"):
                // Two at a time: whoever lists must come again.
                var listed = Objects.Keys.Where(name => name.StartsWith($"{key.TrimEnd('/')}/{query["prefix"]}", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(2)
                    .Select(name => $"<Contents><Key>{name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]}</Key><Size>1</Size></Contents>");
                await XmlAsync(http, $"<ListBucketResult>{string.Concat(listed)}</ListBucketResult>");
                break;
            case "GET" when Objects.TryGetValue(key, out var found):
                await http.Response.Body.WriteAsync(found);
                break;
            case "DELETE":
                Objects.TryRemove(key, out _);
                http.Response.StatusCode = 204;
                break;
            default:
                http.Response.StatusCode = 404;
                await XmlAsync(http, "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>");
                break;
        }
    }

    // Signed uploads come in chunks of "size;chunk-signature=…\r\n…\r\n".
    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory);
        var bytes = memory.ToArray();
        if (!request.Headers["x-amz-content-sha256"].ToString().StartsWith("STREAMING", StringComparison.Ordinal))
            return bytes;
        using var decoded = new MemoryStream();
        for (var position = 0; ;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', position);
            var size = int.Parse(Encoding.ASCII.GetString(bytes, position, end - position).Split(';', '\r')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0)
                return decoded.ToArray();
            decoded.Write(bytes, end + 1, size);
            position = end + 1 + size + 2;
        }
    }

    private static Task XmlAsync(HttpContext http, string xml)
    {
        http.Response.ContentType = "application/xml";
        return http.Response.WriteAsync("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
    }
}
