using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Opik.Delivery;
using Opik.Tracing;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>Servers that let clients upload to a bucket.</summary>
public sealed class SignedUploadTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_file_goes_to_the_bucket_in_parts_of_5_MiB_and_a_part_that_fails_is_sent_again()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        var parts = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
        var headers = new ConcurrentBag<string>();
        var failures = 1;
        JsonElement start = default, complete = default;
        delivery.Server.Before = async http =>
        {
            switch (http.Request.Path.Value)
            {
                case "/v1/private/attachment/upload-start":
                    start = await ReadAsync(http);
                    var urls = Enumerable.Range(1, start.GetProperty("num_of_file_parts").GetInt32()).Select(part => $"\"{delivery.Server.Address}bucket/{part}\"");
                    await http.Response.WriteAsync($$"""{"upload_id":"u-1","pre_sign_urls":[{{string.Join(',', urls)}}]}""");
                    return true;
                case "/v1/private/attachment/upload-complete":
                    complete = await ReadAsync(http);
                    http.Response.StatusCode = 204;
                    return true;
                case { } path when path.StartsWith("/bucket/", StringComparison.Ordinal):
                    foreach (var header in http.Request.Headers)
                        headers.Add(header.Key);
                    using (var part = new MemoryStream())
                    {
                        await http.Request.Body.CopyToAsync(part);
                        if (path.EndsWith('2') && Interlocked.Decrement(ref failures) >= 0)
                        {
                            http.Response.StatusCode = 503;
                            return true;
                        }

                        parts[path] = part.ToArray();
                    }

                    http.Response.Headers.ETag = $"\"tag{path[^1]}\"";
                    return true;
                default:
                    return false;
            }
        };
        var bytes = RandomNumberGenerator.GetBytes((11 * 1024 * 1024) + 5);

        delivery.Engine.Enqueue(new AttachmentItem(ofTrace: false, TestItems.NewId(), null, OpikAttachment.FromBytes(bytes, "file.bin", "x/y")));
        var result = await delivery.FlushAsync();

        Assert.True(result.Success, $"{result}");
        Assert.Equal(bytes, parts.OrderBy(part => part.Key, StringComparer.Ordinal).SelectMany(part => part.Value));
        Assert.Equal(5 * 1024 * 1024, parts["/bucket/1"].Length);
        Assert.Equal("file.bin", start.GetProperty("file_name").GetString());
        Assert.Equal(("u-1", bytes.LongLength), (complete.GetProperty("upload_id").GetString(), complete.GetProperty("file_size").GetInt64()));
        Assert.Equal(["\"tag1\"", "\"tag2\"", "\"tag3\""], complete.GetProperty("uploaded_file_parts").EnumerateArray().Select(part => part.GetProperty("e_tag").GetString()));
        Assert.DoesNotContain(headers, header => header.StartsWith("Comet", StringComparison.OrdinalIgnoreCase) || header == "Authorization");
        Assert.Empty(Directory.GetFiles(delivery.Folder, "*.upload*"));
    }

    private static async Task<JsonElement> ReadAsync(HttpContext http)
    {
        var body = http.Request.Headers.ContentEncoding == "gzip" ? new System.IO.Compression.GZipStream(http.Request.Body, System.IO.Compression.CompressionMode.Decompress) : http.Request.Body;
        return (await JsonDocument.ParseAsync(body)).RootElement;
    }
}
