using System.IO.Compression;
using System.Text;
using Opik.Integrations.Tests.Providers.Endpoints;
using Opik.Providers;
using Opik.Tracing;

namespace Opik.Integrations.Tests.Providers;

public sealed class HandlerTests : ProviderTest
{
    private const string Question = """{"model":"m","messages":[{"role":"user","content":"Hi"}]}""";
    private const string StreamQuestion = """{"model":"m","stream":true,"messages":[{"role":"user","content":"Hi"}]}""";
    private const string Answer = """{"id":"c1","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""";
    private const string Piece = """{"id":"c1","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"},"finish_reason":null}]}""";

    [Fact]
    public async Task The_first_piece_reaches_the_caller_before_the_provider_has_sent_the_second()
    {
        var rest = new TaskCompletionSource();
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Events(Piece, "[DONE]") with { BeforeRest = rest.Task });
        using var response = await SendAsync(endpoint, StreamQuestion);
        await using var stream = await response.Content.ReadAsStreamAsync(Timeout);
        using var reader = new StreamReader(stream);

        Assert.Equal("data: " + Piece, await reader.ReadLineAsync(Timeout));
        Assert.False(Span.HasEnded);
        rest.SetResult();
        await reader.ReadToEndAsync(Timeout);

        Assert.True(Span.HasEnded);
    }

    [Fact]
    public async Task Answer_and_request_reach_the_other_side_byte_by_byte_with_their_headers()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Answer) with { Headers = new() { ["x-ratelimit-remaining"] = "7", ["Content-Language"] = "en" } });

        using var response = await SendAsync(endpoint, Question);

        Assert.Equal(Answer, await response.Content.ReadAsStringAsync(Timeout));
        Assert.Equal("7", response.Headers.GetValues("x-ratelimit-remaining").Single());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("en", response.Content.Headers.ContentLanguage.Single());
        Assert.Equal(Question, Assert.Single(endpoint.Requests).Body);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_the_error_of_the_span_and_of_the_caller()
    {
        var seen = new TaskCompletionSource();
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Events(Piece) with { Aborts = true, BeforeRest = seen.Task });
        using var response = await SendAsync(endpoint, StreamQuestion);
        await using var stream = await response.Content.ReadAsStreamAsync(Timeout);
        using var reader = new StreamReader(stream);
        await reader.ReadLineAsync(Timeout);
        await reader.ReadLineAsync(Timeout);

        seen.SetResult();
        await Assert.ThrowsAnyAsync<IOException>(() => reader.ReadToEndAsync(Timeout));

        Assert.NotNull(Span.ErrorType);
        Assert.Equal("Hel", Span.Output.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.False(Span.Metadata.GetProperty("stream_completed").GetBoolean());
    }

    [Fact]
    public async Task A_provider_that_nobody_answers_for_is_the_error_of_the_span()
    {
        var free = Opik.Testing.LoopbackPorts.Free(1)[0];

        await Assert.ThrowsAsync<HttpRequestException>(() => Http().PostAsync(new Uri($"http://127.0.0.1:{free}/v1/chat/completions"), Json(Question), Timeout));

        Assert.Equal("System.Net.Http.HttpRequestException", Span.ErrorType);
        Assert.True(Span.HasEnded);
    }

    [Fact]
    public async Task An_answer_that_is_given_away_unread_ends_its_span()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Answer), ScriptedAnswer.Json("""{"error":{"message":"slow down","type":"rate_limit"}}""", 429));

        (await SendAsync(endpoint, Question)).Dispose();
        (await SendAsync(endpoint, Question)).Dispose();

        var spans = Recorder.Traces.SelectMany(trace => trace.Spans).ToArray();
        Assert.All(spans, span => Assert.True(span.HasEnded));
        Assert.Equal([null, "HTTP 429"], spans.Select(span => span.ErrorType));
    }

    [Fact]
    public async Task No_secret_of_headers_or_address_is_logged()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Answer) with { Headers = new() { ["set-cookie"] = "session=s3cret-cookie" } });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://user:s3cret-user@127.0.0.1:{endpoint.Address.Port}/v1/chat/completions?api-key=s3cret-query#s3cret-fragment")) { Content = Json(Question) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer s3cret-key");

        using var response = await Http().SendAsync(request, Timeout);

        Assert.Equal("Bearer s3cret-key", Assert.Single(endpoint.Requests).Headers["Authorization"]);
        Assert.All(Recorder.Messages, message => Assert.DoesNotContain("s3cret", message.Json.GetRawText()));
    }

    [Fact]
    public async Task What_is_larger_than_the_limit_passes_and_the_span_says_so()
    {
        var large = Answer.Replace("Hello", new string('x', 5_000), StringComparison.Ordinal);
        await using var endpoint = await ScriptedEndpoint.StartAsync(
            ScriptedAnswer.Json(large),
            ScriptedAnswer.Events([.. Enumerable.Repeat(Piece, 1_000), """{"id":"c1","model":"m2","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""", "[DONE]"]));
        var options = Options;
        options.MaxCapturedBytes = 1024;
        using var http = Http(options);

        using var whole = await http.PostAsync(new Uri(endpoint.Address, "v1/chat/completions"), Json(Question + new string(' ', 1024)), Timeout);
        using var stream = await http.PostAsync(new Uri(endpoint.Address, "v1/chat/completions"), Json(StreamQuestion), Timeout);

        Assert.Equal(large, await whole.Content.ReadAsStringAsync(Timeout));
        var spans = Recorder.Traces.SelectMany(trace => trace.Spans).ToArray();
        Assert.Equal(["request, answer", "answer"], spans.Select(span => span.Metadata.GetProperty("opik_capture_cut").GetString()));
        Assert.Equal(1023, spans[1].Output.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!.Length);
        Assert.Equal(5, spans[1].Usage["total_tokens"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task An_answer_that_the_caller_unpacks_itself_is_logged_as_well(string encoding)
    {
        var packed = new MemoryStream();
        await using (Stream packer = encoding switch { "gzip" => new GZipStream(packed, CompressionLevel.Fastest), "br" => new BrotliStream(packed, CompressionLevel.Fastest), _ => new ZLibStream(packed, CompressionLevel.Fastest) })
            await packer.WriteAsync(Encoding.UTF8.GetBytes(Answer), Timeout);
        await using var endpoint = await ScriptedEndpoint.StartAsync(new ScriptedAnswer("application/json", packed.ToArray()) { Headers = new() { ["Content-Encoding"] = encoding } });

        using var response = await SendAsync(endpoint, Question);

        Assert.Equal(packed.ToArray(), await response.Content.ReadAsByteArrayAsync(Timeout));
        Assert.Equal("Hello", Span.Output.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task The_cost_that_a_proxy_reports_is_the_cost_of_the_span()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Answer) with { Headers = new() { ["x-litellm-response-cost"] = "1.25e-05" } });

        using var response = await Http().PostAsync(new Uri(endpoint.Address, "chat/completions"), Json(Question), Timeout);

        Assert.Equal(0.0000125m, Span.TotalCost);
    }

    [Fact]
    public async Task A_call_that_somebody_above_logs_is_not_logged_again_but_its_cost_is_reported()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(
            ScriptedAnswer.Json(Answer) with { Headers = new() { ["x-litellm-response-cost"] = "0.5" } }, ScriptedAnswer.Json(Answer), ScriptedAnswer.Json(Answer));
        using var http = Http();

        using (Recorder.Client.StartSpan("middleware"))
        {
            using (var scope = ModelCallScope.Enter())
            {
                using var inside = await http.PostAsync(new Uri(endpoint.Address, "chat/completions"), Json(Question), Timeout);
                Assert.Equal(0.5m, scope.TotalCost);
                using var tool = Recorder.Client.StartSpan("tool");
                using var below = await http.PostAsync(new Uri(endpoint.Address, "chat/completions"), Json(Question), Timeout);
            }

            using var after = await http.PostAsync(new Uri(endpoint.Address, "chat/completions"), Json(Question), Timeout);
        }

        var middleware = Assert.Single(Assert.Single(Recorder.Traces).Spans);
        Assert.Equal(["tool", "chat_completion_create"], middleware.Spans.Select(span => span.Name));
        Assert.Equal("chat_completion_create", Assert.Single(middleware.Spans[0].Spans).Name);
    }

    [Fact]
    public async Task Two_handlers_in_one_chain_log_once()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Answer));
        using var http = new HttpClient(new OpikHttpHandler(new OpikHttpHandler(new SocketsHttpHandler(), Options), Options));

        using var response = await http.PostAsync(new Uri(endpoint.Address, "v1/chat/completions"), Json(Question), Timeout);

        Assert.Equal("chat_completion_create", Span.Name);
    }

    [Fact]
    public async Task Other_requests_and_those_that_are_not_wanted_pass()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json("{}"), ScriptedAnswer.Json("{}"), ScriptedAnswer.Json("{}"), ScriptedAnswer.Json("{}"));
        var options = Options;
        options.ShouldTrace = static request => !request.Headers.Contains("x-quiet");
        using var http = Http(options);
        http.DefaultRequestHeaders.Add("x-quiet", "1");

        using var models = await http.GetAsync(new Uri(endpoint.Address, "v1/chat/completions"), Timeout);
        using var other = await http.PostAsync(new Uri(endpoint.Address, "orders"), Json("{}"), Timeout);
        using var quiet = await http.PostAsync(new Uri(endpoint.Address, "v1/chat/completions"), Json(Question), Timeout);
        using var ownBackend = await Http().PostAsync(new Uri(endpoint.Address, "api/chat"), Json("""{"text":"not for a model"}"""), Timeout);

        Assert.Empty(Recorder.Traces);
        Assert.Equal(4, endpoint.Requests.Count);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("""{"choices":"none","usage":{"prompt_tokens":"many"}}""")]
    [InlineData("""{"choices":[{"message":"\ud800"}],"choices":[]}""")]
    [InlineData("")]
    public async Task An_answer_that_nobody_understands_reaches_the_caller_and_ends_the_span(string body)
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(body), ScriptedAnswer.Events(body, "[DONE]"));

        using var whole = await SendAsync(endpoint, Question);
        Assert.Equal(body, await whole.Content.ReadAsStringAsync(Timeout));
        using var stream = await SendAsync(endpoint, StreamQuestion);
        Assert.Equal($"data: {body}\n\ndata: [DONE]\n\n", await stream.Content.ReadAsStringAsync(Timeout));

        Assert.All(Recorder.Traces.SelectMany(trace => trace.Spans), span => Assert.True(span.HasEnded));
    }

    [Fact]
    public async Task Own_name_tags_metadata_and_project_are_set()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Answer));
        var options = Options;
        (options.SpanName, options.ProjectName, options.Provider) = ("summarise", "my-project", "gateway");
        options.Tags.Add("nightly");
        options.Metadata["app"] = "demo";

        using var response = await Http(options).PostAsync(new Uri(endpoint.Address, "chat/completions"), Json(Question), Timeout);

        Assert.Equal(("summarise", "my-project", "gateway"), (Span.Name, Span.ProjectName, Span.Provider));
        Assert.Equal(["openai", "nightly"], Span.Tags);
        Assert.Equal("demo", Span.Metadata.GetProperty("app").GetString());
    }

    [Fact]
    public void A_limit_below_a_kilobyte_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OpikHttpHandler(new OpikHttpOptions { MaxCapturedBytes = 1023 }));

    private async Task<HttpResponseMessage> SendAsync(ScriptedEndpoint endpoint, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint.Address, "v1/chat/completions")) { Content = Json(json) };
        return await Http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Timeout);
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
