using System.Net;
using System.Text;
using Opik.OpenTelemetry.Tests.Wire;

namespace Opik.OpenTelemetry.Tests.Transport;

public sealed class HttpExportTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Protobuf = "application/x-protobuf";
    private const string Json = "application/json";

    [Theory]
    [InlineData("/v1/private/otel/v1/traces")]
    [InlineData("/api/v1/private/otel/v1/traces")]
    [InlineData("/api/v1/private/otel/v1/traces/")]
    public async Task Protobuf_is_stored_and_answered_with_an_empty_message(string path)
    {
        var project = RunningServer.NewProject();

        using var answer = await server.PostAsync(RunningServer.OneSpan(), Protobuf, project, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Protobuf, answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("work", (await server.SpansAsync(project)).Single()["name"]!.GetValue<string>());
        Assert.Equal("work", (await server.TracesAsync(project)).Single()["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task JSON_is_answered_in_JSON()
    {
        var project = RunningServer.NewProject();
        var body = $$"""{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"{{Guid.NewGuid():N}}","spanId":"eee19b7ec3c1b174","name":"js","startTimeUnixNano":"1795222554069068014"}]}]}]}""";

        using var answer = await server.PostAsync(Encoding.UTF8.GetBytes(body), "application/json; charset=utf-8", project);

        Assert.Equal("{}", await answer.Content.ReadAsStringAsync());
        Assert.Equal("js", (await server.TracesAsync(project)).Single()["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Compressed_bodies_are_read()
    {
        var project = RunningServer.NewProject();

        using var answer = await server.PostAsync(RunningServer.Gzip(RunningServer.OneSpan()), Protobuf, project, encoding: "gzip");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(await server.SpansAsync(project));
    }

    [Fact]
    public async Task Spans_that_cannot_be_stored_are_reported_and_the_others_kept()
    {
        var project = RunningServer.NewProject();
        var good = OtlpBodies.Span();
        var bad = new ProtoMessage().Bytes(1, OtlpBodies.TraceId).Bytes(2, [1]).Text(5, "bad");

        using var answer = await server.PostAsync(OtlpBodies.Request(good, bad).ToArray(), Protobuf, project);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Single(await server.SpansAsync(project));
    }

    [Fact]
    public async Task A_request_that_is_sent_again_changes_nothing()
    {
        var project = RunningServer.NewProject();
        var body = RunningServer.OneSpan();

        using var first = await server.PostAsync(body, Protobuf, project);
        using var second = await server.PostAsync(body, Protobuf, project);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Single(await server.SpansAsync(project));
        Assert.Single(await server.TracesAsync(project));
    }

    [Fact]
    public async Task Malformed_bodies_are_400_and_create_nothing()
    {
        var project = RunningServer.NewProject();
        var gzip = RunningServer.Gzip(RunningServer.OneSpan());
        (byte[] Body, string Type, string? Encoding)[] malformed =
        [
            (RunningServer.OneSpan()[..^3], Protobuf, null),
            ([0xFF, 0xFF, 0xFF], Protobuf, null),
            (Encoding.UTF8.GetBytes("{\"resourceSpans\":"), Json, null),
            ([], Json, null),
            (Encoding.UTF8.GetBytes("not gzip"), Protobuf, "gzip"),
            (gzip[..^12], Protobuf, "gzip"),
        ];

        foreach (var (body, type, encoding) in malformed)
        {
            using var answer = await server.PostAsync(body, type, project, encoding: encoding);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.DoesNotContain(project, await server.ProjectsAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_415(string? contentType)
    {
        using var answer = await server.PostAsync(RunningServer.OneSpan(), contentType, RunningServer.NewProject());

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_after_decompression_is_413()
    {
        var bomb = new ProtoMessage().Bytes(99, new byte[65 * 1024 * 1024]).ToArray();

        using var answer = await server.PostAsync(RunningServer.Gzip(bomb), Protobuf, RunningServer.NewProject(), encoding: "gzip");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task An_unknown_workspace_is_404()
    {
        using var answer = await server.PostAsync(RunningServer.OneSpan(), Protobuf, RunningServer.NewProject(), headers: headers => headers.Add("Comet-Workspace", "elsewhere"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("logs")]
    public async Task Metrics_and_logs_are_404_and_create_nothing(string signal)
    {
        var project = RunningServer.NewProject();

        using var answer = await server.PostAsync([1, 2, 3], Protobuf, project, $"/v1/private/otel/v1/{signal}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("404", await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain(project, await server.ProjectsAsync());
    }

    [Fact]
    public async Task Headers_attach_spans_to_a_trace_that_exists_elsewhere()
    {
        var project = RunningServer.NewProject();
        var trace = Guid.CreateVersion7();
        var parent = Guid.CreateVersion7();

        using var answer = await server.PostAsync(RunningServer.OneSpan(), Protobuf, project, headers: headers =>
        {
            headers.Add("opik_trace_id", trace.ToString());
            headers.Add("opik_parent_span_id", parent.ToString());
        });

        var span = (await server.SpansAsync(project)).Single();
        Assert.Equal((trace.ToString(), parent.ToString()), (span["trace_id"]!.GetValue<string>(), span["parent_span_id"]!.GetValue<string>()));
        Assert.Empty(await server.TracesAsync(project));
    }
}
