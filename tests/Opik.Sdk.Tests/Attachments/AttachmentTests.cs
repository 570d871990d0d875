using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Opik.Attachments;
using Opik.Sdk.Tests.Rest;
using Opik.Testing;

namespace Opik.Sdk.Tests.Attachments;

public sealed class AttachmentTests(SharedServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new("files");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Files_bytes_and_streams_are_uploaded_listed_downloaded_and_deleted()
    {
        var client = await server.ClientAsync();
        var trace = (await Seed.TracesAsync(client, 1))[0];
        var bytes = new byte[3_000_000];
        new Random(7).NextBytes(bytes);
        var path = Path.Combine(folder.Path, "big file.bin");
        await File.WriteAllBytesAsync(path, bytes, Cancel);

        await client.Attachments.UploadAsync(AttachmentOwner.Trace, trace, OpikAttachment.FromFile(path), cancellationToken: Cancel);
        await client.Attachments.UploadAsync(AttachmentOwner.Trace, trace, OpikAttachment.FromBytes("hello"u8.ToArray(), "note.txt"), cancellationToken: Cancel);
        await client.Attachments.UploadAsync(AttachmentOwner.Trace, trace, OpikAttachment.FromStream(new MemoryStream("x"u8.ToArray()), "x.png"), cancellationToken: Cancel);

        var listed = (await client.Attachments.ListAsync(AttachmentOwner.Trace, trace, cancellationToken: Cancel)).OrderBy(file => file.FileName, StringComparer.Ordinal).ToList();
        Assert.Equal([("big file.bin", 3_000_000L, "application/octet-stream"), ("note.txt", 5L, "text/plain"), ("x.png", 1L, "image/png")], listed.Select(file => (file.FileName, file.FileSize, file.MimeType)));
        using var copy = new MemoryStream();
        await client.Attachments.DownloadAsync(AttachmentOwner.Trace, trace, "big file.bin", copy, cancellationToken: Cancel);
        Assert.Equal(bytes, copy.ToArray());

        await client.Attachments.DeleteAsync(AttachmentOwner.Trace, trace, ["note.txt", "x.png"], cancellationToken: Cancel);
        Assert.Equal(["big file.bin"], (await client.Attachments.ListAsync(AttachmentOwner.Trace, trace, cancellationToken: Cancel)).Select(file => file.FileName));
    }

    [Fact(Timeout = 60_000)]
    public async Task Files_of_a_span_are_not_those_of_its_trace_and_an_unknown_file_is_named()
    {
        var client = await server.ClientAsync();
        var trace = (await Seed.TracesAsync(client, 1))[0];
        var span = (await Seed.SpansAsync(client, new JsonObject { ["name"] = "s", ["trace_id"] = trace.ToString() }))[0];
        await client.Attachments.UploadAsync(AttachmentOwner.Span, span, OpikAttachment.FromBytes("1"u8.ToArray(), "a.txt"), cancellationToken: Cancel);

        Assert.Single(await client.Attachments.ListAsync(AttachmentOwner.Span, span, cancellationToken: Cancel));
        Assert.Empty(await client.Attachments.ListAsync(AttachmentOwner.Trace, trace, cancellationToken: Cancel));
        var missing = await Assert.ThrowsAsync<FileNotFoundException>(() => client.Attachments.DownloadAsync(AttachmentOwner.Span, span, "b.txt", Stream.Null, cancellationToken: Cancel));
        Assert.Contains("b.txt", missing.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_bucket_gets_parts_of_5_MB_and_the_tags_are_handed_in()
    {
        var sizes = new List<int>();
        JsonNode? complete = null;
        await using var fake = await ScriptedServer.StartAsync(async (context, body, _) =>
        {
            var path = context.Request.Path.Value!;
            if (path.EndsWith("upload-start", StringComparison.Ordinal))
            {
                var parts = (int)JsonNode.Parse(body)!["num_of_file_parts"]!;
                var urls = new JsonArray([.. Enumerable.Range(1, parts).Select(part => (JsonNode)$"http://{context.Request.Host}/bucket/{part}")]);
                await context.Response.WriteAsync(new JsonObject { ["upload_id"] = "u1", ["pre_sign_urls"] = urls }.ToJsonString(), Cancel);
            }
            else if (path.StartsWith("/bucket/", StringComparison.Ordinal))
            {
                sizes.Add(body.Length);
                Assert.False(context.Request.Headers.ContainsKey("Authorization"));
                context.Response.Headers.ETag = $"\"tag{path[^1]}\"";
            }
            else
            {
                complete = JsonNode.Parse(body);
            }
        });
        var client = new OpikClient(new OpikOptions { UrlOverride = fake.Address, ApiKey = "secret" });

        await client.Attachments.UploadAsync(AttachmentOwner.Trace, Guid.CreateVersion7(), OpikAttachment.FromBytes(Enumerable.Repeat((byte)'a', 12 << 20).ToArray(), "a.bin"), "p", Cancel);

        Assert.Equal([5 << 20, 5 << 20, 2 << 20], sizes);
        Assert.Equal(("u1", 12_582_912), ((string)complete!["upload_id"]!, (int)complete["file_size"]!));
        Assert.Equal([1, 2, 3], complete["uploaded_file_parts"]!.AsArray().Select(part => (int)part!["part_number"]!));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_refused_upload_says_why()
    {
        await using var fake = await ScriptedServer.StartAsync((context, _, _) =>
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync("""{"errors":["no such entity"]}""", Cancel);
        });
        var client = new OpikClient(new OpikOptions { UrlOverride = fake.Address });

        var refusal = await Assert.ThrowsAsync<OpikApiException>(() => client.Attachments.UploadAsync(AttachmentOwner.Trace, Guid.CreateVersion7(), OpikAttachment.FromBytes([1], "a.bin"), "p", Cancel));

        Assert.Contains("no such entity", refusal.Message);
        Assert.Single(fake.Requests);
    }
}
