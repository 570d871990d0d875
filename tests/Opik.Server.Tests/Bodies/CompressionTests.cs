using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Opik.Server.Tests.Routes;

namespace Opik.Server.Tests.Bodies;

public sealed class CompressionTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    public static TheoryData<string, string> WriteRoutes() => new()
    {
        { "POST", "/v1/private/traces" },
        { "POST", "/v1/private/traces/batch" },
        { "PATCH", "/v1/private/traces/{id}" },
        { "POST", "/v1/private/spans" },
        { "POST", "/v1/private/spans/batch" },
        { "PATCH", "/v1/private/spans/{id}" },
        { "PUT", "/v1/private/traces/feedback-scores" },
        { "PUT", "/v1/private/spans/feedback-scores" },
        { "PUT", "/v1/private/traces/threads/feedback-scores" },
        { "POST", "/v1/private/traces/search" },
        { "POST", "/v1/private/guardrails" },
        { "PUT", "/v1/private/assertion-results" },
    };

    [Theory]
    [MemberData(nameof(WriteRoutes))]
    public async Task Gzipped_and_plain_bodies_are_the_same_to_every_route(string method, string path)
    {
        path = path.Replace("{id}", SeededServer.NewId(), StringComparison.Ordinal);
        // Every route finds something wrong in it, the same thing whatever the encoding.
        const string Body = """{"traces":[],"spans":[],"scores":[],"guardrails":[],"limit":0,"entity_type":"TRACE","environment":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}""";

        var plain = await server.SendAsync(method, path, Body);
        var gzipped = await SendAsync(method, "/api" + path + "/", "gzip", Compress(Body));

        Assert.Equal(422, plain.Code);
        Assert.Equal((plain.Code, plain.Body), (gzipped.Code, gzipped.Body));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Broken_compression_is_400(string encoding)
    {
        var answer = await SendAsync("POST", "/v1/private/traces", encoding, "\u001f\u008b not compressed at all"u8.ToArray());

        Assert.Equal(400, answer.Code);
    }

    [Fact]
    public async Task A_truncated_gzip_body_is_400()
    {
        var whole = Compress("""{"start_time":"2026-11-21T03:00:00Z","name":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""");

        for (var length = 0; length < whole.Length - 8; length += 3)
            Assert.Equal(400, (await SendAsync("POST", "/v1/private/traces", "gzip", whole[..length])).Code);
    }

    [Fact]
    public async Task An_unknown_compression_is_415() =>
        Assert.Equal(415, (await SendAsync("POST", "/v1/private/traces", "zstd", [1, 2, 3])).Code);

    [Fact]
    public async Task Answers_are_compressed_for_those_who_ask()
    {
        await server.SendAsync("POST", "/v1/private/traces", """{"project_name":"zip","start_time":"2026-11-21T03:00:00Z","input":{"a":"b"}}""");

        foreach (var (encoding, path) in new[] { ("gzip", "/v1/private/traces?project_name=zip"), ("br", "/v1/private/traces?project_name=zip") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
            using var response = await server.Client.SendAsync(request);
            Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        }

        using var search = new HttpRequestMessage(HttpMethod.Post, "/v1/private/traces/search") { Content = new StringContent("""{"project_name":"zip"}""") };
        search.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var stream = await server.Client.SendAsync(search);
        Assert.Equal(["gzip"], stream.Content.Headers.ContentEncoding);
        await using var inflated = new GZipStream(await stream.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(inflated);
        Assert.EndsWith("}\r\n", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private async Task<Answer> SendAsync(string method, string path, string encoding, byte[] body) =>
        await server.SendAsync(method, path, adjust: request =>
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Content.Headers.ContentEncoding.Add(encoding);
        });

    private static byte[] Compress(string text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return output.ToArray();
    }
}
