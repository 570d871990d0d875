using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Opik.Distributed;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Tests.Distributed;

/// <summary>Two and three services that speak HTTP to each other; nobody hands headers over by hand.</summary>
public sealed class ServiceToServiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_trace_goes_on_in_the_service_that_is_called()
    {
        await using var called = await TracedService.StartAsync(static (client, http) => AnswerAsync(client, http, "answer"));
        await using var calling = await TracedService.StartAsync(static (_, _) => Task.CompletedTask);
        using var http = new HttpClient();

        Guid trace, span;
        using (var agent = calling.Recorder.Client.StartSpan("agent"))
        {
            using var call = calling.Recorder.Client.StartSpan("call");
            (trace, span) = (agent.TraceId, call.Id);
            await http.GetStringAsync(called.Address, Cancel);
        }

        var below = Named(called.Recorder, "answer");
        Assert.Equal((trace, span), (below.TraceId, below.ParentSpanId));
        Assert.DoesNotContain(called.Recorder.Messages, message => message.Kind == "Trace");
    }

    [Fact(Timeout = 30_000)]
    public async Task It_goes_on_through_a_service_that_has_no_spans_of_its_own()
    {
        await using var last = await TracedService.StartAsync(static (client, http) => AnswerAsync(client, http, "last"));
        using var http = new HttpClient();
        await using var middle = await TracedService.StartAsync(async (_, context) => await context.Response.WriteAsync(await http.GetStringAsync(last.Address, Cancel), Cancel));
        var first = new OpikRecorder();

        Guid trace, span;
        using (var call = first.Client.StartSpan("call"))
        {
            (trace, span) = (call.TraceId, call.Id);
            await http.GetStringAsync(middle.Address, Cancel);
        }

        var below = Named(last.Recorder, "last");
        Assert.Equal((trace, span), (below.TraceId, below.ParentSpanId));
    }

    [Fact(Timeout = 30_000)]
    public async Task Each_service_names_its_own_span_to_the_next()
    {
        await using var last = await TracedService.StartAsync(static (client, http) => AnswerAsync(client, http, "last"));
        using var http = new HttpClient();
        await using var middle = await TracedService.StartAsync(async (client, context) =>
        {
            using var span = client.StartSpan("middle");
            await http.GetStringAsync(last.Address, Cancel);
        });
        var first = new OpikRecorder();
        using (first.Client.StartSpan("first"))
            await http.GetStringAsync(middle.Address, Cancel);

        var between = Named(middle.Recorder, "middle");
        var below = Named(last.Recorder, "last");
        Assert.Equal((between.TraceId, between.Id), (below.TraceId, below.ParentSpanId!.Value));
    }

    [Fact(Timeout = 30_000)]
    public async Task Baggage_and_W3C_context_of_others_pass_beside_it()
    {
        await using var called = await TracedService.StartAsync(static (_, http) =>
            http.Response.WriteAsJsonAsync(http.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), Cancel));
        using var http = new HttpClient();
        var recorder = new OpikRecorder();
        using var span = recorder.Client.StartSpan("call");
        span.Activity!.AddBaggage("user", "alice").AddBaggage("opik.trace_id", "0190a0b1-2c3d-7e4f-8a5b-6c7d8e9f0a1b");

        var headers = await http.GetFromJsonAsync<Dictionary<string, string>>(called.Address, Cancel);

        Assert.Equal(span.TraceId.ToString(), headers!["opik_trace_id"]);
        Assert.Contains(span.Activity.TraceId.ToHexString(), headers["traceparent"], StringComparison.Ordinal);
        Assert.Contains("alice", headers["baggage"], StringComparison.Ordinal);
        Assert.Contains($"opik.trace_id={span.TraceId}", headers["baggage"], StringComparison.Ordinal);
        Assert.DoesNotContain("0190a0b1", headers["baggage"], StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_service_that_records_its_requests_nests_them_below_the_caller()
    {
        await using var called = await TracedService.StartAsync(static (client, http) => AnswerAsync(client, http, "answer"), new OpikOptions { ActivitySources = ["Microsoft.AspNetCore"] });
        using var http = new HttpClient();
        var recorder = new OpikRecorder();
        using var call = recorder.Client.StartSpan("call");
        using (OpikClient.UseDefault(called.Recorder.Client))
            await http.GetStringAsync(called.Address, Cancel);

        var answer = Named(called.Recorder, "answer");
        var request = called.Recorder.Messages.Single(message => message.Json.GetProperty("id").GetGuid() == answer.ParentSpanId).Json;
        Assert.Equal(call.Id, request.GetProperty("parent_span_id").GetGuid());
    }

    [Fact]
    public void Installing_twice_wraps_once()
    {
        var first = OpikPropagator.Install();
        Assert.Same(first, OpikPropagator.Install());
        Assert.Contains("opik_trace_id", DistributedContextPropagator.Current.Fields);
        Assert.Contains("traceparent", DistributedContextPropagator.Current.Fields);
    }

    private static async Task AnswerAsync(OpikClient client, HttpContext http, string name)
    {
        using var span = client.StartSpan(name);
        await http.Response.WriteAsync("ok", Cancel);
    }

    private static (Guid Id, Guid TraceId, Guid? ParentSpanId) Named(OpikRecorder recorder, string name)
    {
        var json = recorder.Messages.Last(message => message.Kind == "Span" && message.Json.GetProperty("name").GetString() == name).Json;
        return (json.GetProperty("id").GetGuid(), json.GetProperty("trace_id").GetGuid(), json.TryGetProperty("parent_span_id", out var parent) ? parent.GetGuid() : null);
    }
}
