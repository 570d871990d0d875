using System.Text;
using Microsoft.Extensions.Logging;
using Opik.Integrations.Tests.Providers.Endpoints;
using Opik.Providers;

namespace Opik.Integrations.Tests.Providers;

public sealed class FaultTests : ProviderTest
{
    [Fact]
    public async Task What_cannot_be_logged_is_counted_and_told_once_and_the_calls_go_on()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json("{}"), ScriptedAnswer.Json("nonsense"), ScriptedAnswer.Events("nonsense", "{}", "[DONE]"));
        var log = new CountingLogger();
        var options = Options;
        options.Logger = log;
        options.ShouldTrace = static request => request.Headers.Contains("x-fine") ? true : throw new InvalidOperationException("the program's own condition");
        var handler = new OpikHttpHandler(new SocketsHttpHandler(), options);
        using var http = new HttpClient(handler);

        using var condition = await http.PostAsync(new Uri(endpoint.Address, "v1/chat/completions"), Json(), Timeout);
        http.DefaultRequestHeaders.Add("x-fine", "1");
        using var answer = await http.PostAsync(new Uri(endpoint.Address, "v1/chat/completions"), Json(), Timeout);
        using var stream = await http.PostAsync(new Uri(endpoint.Address, "v1/chat/completions"), Json(), Timeout);

        Assert.Equal("nonsense", await answer.Content.ReadAsStringAsync(Timeout));
        Assert.Equal(3, handler.Unreadable);
        Assert.Equal(1, log.Count);
        Assert.Equal(2, Recorder.Traces.Count);
    }

    [Fact]
    public async Task Many_streams_at_once_do_not_mix()
    {
        const int Calls = 200;
        await using var endpoint = await ScriptedEndpoint.StartAsync([.. Enumerable.Range(0, Calls).Select(number => ScriptedAnswer.Events(
            $$$"""{"id":"c{{{number}}}","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"a{{{number}}}"},"finish_reason":null}]}""",
            $$$"""{"id":"c{{{number}}}","model":"m","choices":[{"index":0,"delta":{"content":"b{{{number}}}"},"finish_reason":"stop"}]}""",
            "[DONE]"))]);
        using var http = Http();

        await Parallel.ForAsync(0, Calls, Timeout, async (_, cancellationToken) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint.Address, "v1/chat/completions")) { Content = Json() };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await response.Content.ReadAsStringAsync(cancellationToken);
        });

        var spans = Recorder.Traces.SelectMany(trace => trace.Spans).ToArray();
        Assert.Equal(Calls, spans.Select(span => span.Metadata.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(spans, span =>
        {
            var number = span.Metadata.GetProperty("id").GetString()![1..];
            Assert.Equal($"a{number}b{number}", span.Output.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        });
    }

    private static StringContent Json() => new("""{"model":"m","stream":true,"messages":[]}""", Encoding.UTF8, "application/json");

    private sealed class CountingLogger : ILogger
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Count++;
    }
}
