using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Opik.Server.Features.Attachments.Blobs;
using Opik.Server.Tests.Routes;

namespace Opik.Server.Tests.Attachments;

public sealed class AttachmentTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly string ApiAddress = Convert.ToBase64String("http://localhost:5173/api"u8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_in_a_payload_becomes_an_attachment_and_comes_back_on_read()
    {
        var id = SeededServer.NewId();
        var picture = Picture();
        var input = $$"""{"image":"data:image/png;base64,{{picture}}","q":"what is this?"}""";

        await server.SendAsync("POST", "/v1/private/traces/batch", $$"""{"traces":[{"id":"{{id}}","project_name":"one picture","start_time":"2026-11-21T03:00:00Z","input":{{input}}}]}""");

        var stripped = (await server.SendAsync("GET", $"/v1/private/traces/{id}?strip_attachments=true")).Json.GetProperty("input");
        Assert.Matches(@"^data:image/png;base64,\[input-attachment-1-\d+\.png\]$", stripped.GetProperty("image").GetString());
        Assert.Equal(input, (await server.SendAsync("GET", $"/v1/private/traces/{id}")).Json.GetProperty("input").GetRawText());
        Assert.Equal(input, (await server.SendAsync("POST", "/v1/private/traces/search", """{"project_name":"one picture"}""")).Json.GetProperty("input").GetRawText());
        var file = (await ListAsync(id, "one picture")).Single();
        Assert.Equal(("image/png", Convert.FromBase64String(picture).Length), (file.MimeType, file.Size));
    }

    [Fact]
    public async Task A_file_that_a_client_cut_out_comes_back_on_read()
    {
        var id = SeededServer.NewId();
        const string Name = "input-attachment-7-1795863117221-sdk.txt";
        await UploadAsync(id, Name, "cut out by the client");
        await UploadAsync(id, "note-attachment.txt", "never part of a payload");
        await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"pictures","start_time":"2026-11-21T03:00:00Z","input":{"a":"data:text/plain;base64,[{{Name}}]","b":"[note-attachment.txt]"} }""");

        var read = (await server.SendAsync("GET", $"/v1/private/traces/{id}")).Json.GetProperty("input");
        Assert.Equal($"data:text/plain;base64,{Convert.ToBase64String("cut out by the client"u8)}", read.GetProperty("a").GetString());
        Assert.Equal("[note-attachment.txt]", read.GetProperty("b").GetString());
        Assert.EndsWith($"[{Name}]", (await server.SendAsync("GET", $"/v1/private/traces/{id}?strip_attachments=true")).Json.GetProperty("input").GetProperty("a").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_client_cut_out_comes_back_as_a_data_url()
    {
        var id = SeededServer.NewId();
        const string Bare = "input-attachment-17-1795861615704-sdk.txt", Prefixed = "input-attachment-18-1795861615704-sdk.txt";
        await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"pictures","start_time":"2026-11-21T03:00:00Z","input":{"a":"see [{{Bare}}]","b":"data:x/y;base64,[{{Prefixed}}]","c":"[input-attachment-1-2-sdk.png]"} }""");
        await UploadAsync(id, Bare, "hello");
        await UploadAsync(id, Prefixed, "file");

        var input = (await server.SendAsync("GET", $"/v1/private/traces/{id}")).Json.GetProperty("input").GetRawText();
        var stripped = (await server.SendAsync("GET", $"/v1/private/traces/{id}?strip_attachments=true")).Json.GetProperty("input");

        Assert.Equal("""{"a":"see data:text/plain;base64,aGVsbG8=","b":"data:x/y;base64,ZmlsZQ==","c":"[input-attachment-1-2-sdk.png]"}""", input);
        Assert.Equal($"see [{Bare}]", stripped.GetProperty("a").GetString());
    }

    [Theory]
    [InlineData("a-attachment-1-2-sdk.b", """["a-attachment-1-2-sdk.b"]""", "a-attachment-1-2-sdk.b")]
    [InlineData("\\\"input-attachment-1-2-sdk.b\\\"", """["input-attachment-1-2-sdk.b"]""", "input-attachment-1-2-sdk.b")]
    [InlineData("input-attachment-one.txt", """["[input-attachment-one.txt]"]""", "[input-attachment-one.txt]")]
    public async Task A_file_with_another_name_is_never_put_into_a_payload(string fileName, string input, string expected)
    {
        var id = SeededServer.NewId();
        await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"pictures","start_time":"2026-11-21T03:00:00Z","input":{{input}}}""");
        await UploadAsync(id, fileName, "hello");

        Assert.Equal(expected, (await server.SendAsync("GET", $"/v1/private/traces/{id}")).Json.GetProperty("input")[0].GetString());
    }

    [Fact]
    public async Task Sending_the_same_row_again_gives_the_same_single_attachment()
    {
        var id = SeededServer.NewId();
        var picture = Picture();
        var open = $$"""{"id":"{{id}}","project_name":"pictures","start_time":"2026-11-21T03:00:00Z","input":{"image":"{{picture}}"} }""";
        var complete = $$"""{"id":"{{id}}","project_name":"pictures","start_time":"2026-11-21T03:00:00Z","end_time":"2026-11-21T03:00:01Z","input":{"image":"{{picture}}"} }""";

        foreach (var row in (string[])[complete, open, complete])
            Assert.Equal(204, (await server.SendAsync("POST", "/v1/private/traces/batch", $$"""{"traces":[{{row}}]}""")).Code);

        Assert.Single(await ListAsync(id));
        Assert.Equal(picture, (await server.SendAsync("GET", $"/v1/private/traces/{id}")).Json.GetProperty("input").GetProperty("image").GetString());
    }

    [Fact]
    public async Task Long_text_that_is_no_known_file_stays_where_it_is()
    {
        var id = SeededServer.NewId();
        var text = new string('A', 300_000);

        await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"pictures","start_time":"2026-11-21T03:00:00Z","input":"{{text}}"}""");

        Assert.Equal(text, (await server.SendAsync("GET", $"/v1/private/traces/{id}?strip_attachments=true")).Json.GetProperty("input").GetString());
        Assert.Empty(await ListAsync(id));
    }

    [Fact]
    public async Task An_uploaded_file_is_listed_downloaded_in_ranges_and_gone_with_its_trace()
    {
        var id = SeededServer.NewId();
        await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"pictures","start_time":"2026-11-21T03:00:00Z"}""");
        await UploadAsync(id, "räport & more.txt", "hello file");

        var link = (await ListAsync(id)).Single().Link;
        var path = new Uri(link).PathAndQuery;
        Assert.Equal("hello file", await server.Client.GetStringAsync(path, Cancellation));
        using var range = new HttpRequestMessage(HttpMethod.Get, path);
        range.Headers.Range = new(6, 9);
        using var part = await server.Client.SendAsync(range, Cancellation);
        Assert.Equal((206, "file"), ((int)part.StatusCode, await part.Content.ReadAsStringAsync(Cancellation)));
        Assert.Equal("attachment", part.Content.Headers.ContentDisposition?.DispositionType);

        await server.SendAsync("DELETE", $"/v1/private/traces/{id}");
        Assert.Empty(await ListAsync(id));
        Assert.Equal(404, (await server.SendAsync("GET", path)).Code);
    }

    [Fact]
    public async Task Files_of_deleted_and_replaced_attachments_leave_the_disk()
    {
        await using var own = new OwnServer();
        await own.Server.InitializeAsync();
        var id = SeededServer.NewId();
        var folder = Path.Combine(own.Server.DataDirectory, "attachments");
        await UploadAsync(id, "a.txt", "first", own.Server);
        await UploadAsync(id, "a.txt", "second", own.Server);
        await UploadAsync(id, "b.txt", "third", own.Server);
        await own.Server.SendAsync("POST", "/v1/private/attachment/delete", $$"""{"file_names":["b.txt","unknown"],"entity_type":"trace","entity_id":"{{id}}","container_id":"{{SeededServer.NewId()}}"}""");

        await own.Server.Services.GetServices<IHostedService>().OfType<BlobGarbageWorker>().Single().CollectAsync(Cancellation);

        var left = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.Equal(["second"], left);
    }

    [Theory]
    [InlineData("POST", "upload-start", """{"file_name":" ","entity_type":"trace","entity_id":"01a1fbab-8e46-7806-87ed-bebc57f76b89","num_of_file_parts":1,"path":"x"}""", 422)]
    [InlineData("POST", "upload-start", """{"file_name":"a","entity_type":"thread","entity_id":"01a1fbab-8e46-7806-87ed-bebc57f76b89","num_of_file_parts":1,"path":"x"}""", 422)]
    [InlineData("POST", "upload-start", """{"file_name":"a","entity_type":"trace","entity_id":"01a1fbab-8e46-7806-87ed-bebc57f76b89","num_of_file_parts":0,"path":"x"}""", 422)]
    [InlineData("POST", "upload-start", """{"file_name":"a","entity_type":"trace","entity_id":"01a1fbab-8e46-7806-87ed-bebc57f76b89","num_of_file_parts":1,"path":"not base64!"}""", 400)]
    [InlineData("POST", "delete", """{"file_names":[],"entity_type":"trace"}""", 422)]
    [InlineData("GET", "list?entity_type=trace&entity_id=01a1fbab-8e46-7806-87ed-bebc57f76b89", null, 400)]
    [InlineData("GET", "download?entity_type=trace&entity_id=01a1fbab-8e46-7806-87ed-bebc57f76b89&file_name=none&mime_type=x", null, 404)]
    public async Task Bad_requests_are_told_what_is_wrong(string method, string route, string? body, int status) =>
        Assert.Equal(status, (await server.SendAsync(method, $"/v1/private/attachment/{route}", body)).Code);

    private static string Picture()
    {
        var bytes = new byte[200_001];
        RandomNumberGenerator.Fill(bytes);
        ((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]).CopyTo(bytes, 0);
        return Convert.ToBase64String(bytes);
    }

    private async Task UploadAsync(string id, string fileName, string text, ServerFixture? other = null)
    {
        var target = other ?? server;
        var start = await target.SendAsync("POST", "/v1/private/attachment/upload-start", $$"""{"file_name":"{{fileName}}","num_of_file_parts":1,"mime_type":"text/plain","project_name":"pictures","entity_type":"trace","entity_id":"{{id}}","path":"{{ApiAddress}}"}""");
        Assert.Equal("BEMinIO", start.Json.GetProperty("upload_id").GetString());
        var url = start.Json.GetProperty("pre_sign_urls")[0].GetString()!;
        Assert.StartsWith("http://localhost:5173/api/v1/private/attachment/upload?", url, StringComparison.Ordinal);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        using var answer = await target.Client.PutAsync(new Uri(url).PathAndQuery, content, Cancellation);
        Assert.Equal(204, (int)answer.StatusCode);
    }

    private async Task<IReadOnlyList<(string Link, string MimeType, long Size)>> ListAsync(string id, string projectName = "pictures")
    {
        var project = (await server.SendAsync("GET", $"/v1/private/projects?name={Uri.EscapeDataString(projectName)}")).Json.GetProperty("content")[0].GetProperty("id").GetString();
        var page = (await server.SendAsync("GET", $"/v1/private/attachment/list?project_id={project}&entity_type=trace&entity_id={id}&path={Uri.EscapeDataString(ApiAddress)}")).Json;
        Assert.Equal(page.GetProperty("total").GetInt32(), page.GetProperty("content").GetArrayLength());
        return page.GetProperty("content").EnumerateArray()
            .Select(file => (file.GetProperty("link").GetString()!, file.GetProperty("mime_type").GetString()!, file.GetProperty("file_size").GetInt64())).ToList();
    }

    private sealed class OwnServer : IAsyncDisposable
    {
        public ServerFixture Server { get; } = new();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
