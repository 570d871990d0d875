using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Opik.Server.Tests.Bodies;

/// <summary>A server whose limits are small enough to reach.</summary>
public sealed class BodyLimitTests : IAsyncLifetime
{
    private const int MaxDocument = 256 * 1024;
    private const int MaxString = 64 * 1024;
    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync() =>
        await _server.StartAsync(options => options with { MaxDocumentBytes = MaxDocument, MaxStringBytes = MaxString });

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_announced_length_over_the_limit_is_413_before_a_byte_is_sent()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_server.Client.BaseAddress!.Host, _server.Client.BaseAddress.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /v1/private/spans/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {MaxDocument + 1}\r\n\r\n"));

        var buffer = new byte[4096];
        var read = await socket.ReceiveAsync(buffer);

        var text = Encoding.ASCII.GetString(buffer, 0, read);
        Assert.StartsWith("HTTP/1.1 413", text, StringComparison.Ordinal);
        Assert.Contains("The request size exceeds the maximum allowed size", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunked_body_falls_under_the_document_limit()
    {
        using var content = new StreamContent(new MemoryStream(new byte[MaxDocument + 1]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/private/traces") { Content = content };
        request.Headers.TransferEncodingChunked = true;

        using var response = await _server.Client.SendAsync(request);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_compression_bomb_is_413()
    {
        using var output = new MemoryStream();
        await using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(new byte[64 * MaxDocument]);

        var answer = await _server.SendAsync("POST", "/v1/private/traces", adjust: request =>
        {
            request.Content = new ByteArrayContent(output.ToArray());
            request.Content.Headers.ContentEncoding.Add("gzip");
        });

        Assert.Equal(413, answer.Code);
        Assert.Equal(413, answer.Json.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_string_over_the_limit_is_400_and_one_below_passes()
    {
        var tooLong = await _server.SendAsync("POST", "/v1/private/traces", Body(MaxString + 1));
        var fits = await _server.SendAsync("POST", "/v1/private/traces", Body(MaxString - 1));

        Assert.Equal(400, tooLong.Code);
        Assert.Equal(201, fits.Code);

        static string Body(int length) => $$"""{"start_time":"2026-11-21T03:00:00Z","input":{"deep":["{{new string('x', length)}}"]},"output":"{{new string('y', MaxString - 1)}}"}""";
    }

    [Fact]
    public async Task Invalid_UTF8_is_400()
    {
        var answer = await _server.SendAsync("POST", "/v1/private/traces", adjust: request =>
        {
            request.Content = new ByteArrayContent([.. """{"start_time":"2026-11-21T03:00:00Z","name":"a"""u8, 0xC3, 0x28, .. "\"}"u8]);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        });

        Assert.Equal(400, answer.Code);
        Assert.Contains("UTF-8", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nesting_has_a_limit()
    {
        static string Body(int depth) => $$"""{"start_time":"2026-11-21T03:00:00Z","input":{{new string('[', depth)}}{{new string(']', depth)}}}""";

        Assert.Equal(400, (await _server.SendAsync("POST", "/v1/private/traces", Body(600))).Code);
        var deep = await _server.SendAsync("POST", "/v1/private/traces", Body(450));
        Assert.Equal(201, deep.Code);
        Assert.Equal(200, (await _server.SendAsync("GET", new Uri(deep.Location!).AbsolutePath)).Code);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over() =>
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/traces", "\uFEFF{\"start_time\":\"2026-11-21T03:00:00Z\"}")).Code);
}
