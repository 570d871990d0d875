using Opik.Distributed;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Tests.Distributed;

public sealed class OpikHeadersTests
{
    private const string Trace = "0190a0b1-2c3d-7e4f-8a5b-6c7d8e9f0a1b";
    private const string Span = "0190a0b1-2c3d-7e4f-9a5b-6c7d8e9f0a1c";

    [Fact]
    public void Outside_of_a_trace_there_are_no_headers() => Assert.Empty(OpikHeaders.Current());

    [Fact]
    public void The_headers_name_trace_and_span()
    {
        var client = new OpikRecorder().Client;
        using var trace = client.StartTrace("run");
        Assert.Equal(new Dictionary<string, string> { ["opik_trace_id"] = trace.Id.ToString() }, OpikHeaders.Current());
        using var span = client.StartSpan("call");
        Assert.Equal(new Dictionary<string, string> { ["opik_trace_id"] = trace.Id.ToString(), ["opik_parent_span_id"] = span.Id.ToString() }, OpikHeaders.Current());
    }

    [Fact]
    public void Injecting_twice_into_a_request_leaves_the_last_place()
    {
        var client = new OpikRecorder().Client;
        using var request = new HttpRequestMessage();
        using var outer = client.StartSpan("outer");
        OpikHeaders.Inject(request.Headers);
        using var inner = client.StartSpan("inner");
        OpikHeaders.Inject(request.Headers);

        Assert.Equal(inner.Id.ToString(), Assert.Single(request.Headers.GetValues("opik_parent_span_id")));
        Assert.Equal(new OpikParent(inner.TraceId, inner.Id), OpikHeaders.Extract(request.Headers));
    }

    [Theory]
    [InlineData("opik_trace_id", Trace, "opik_parent_span_id", Span, true)]
    [InlineData("OPIK_TRACE_ID", $"  {Trace} ", "Opik_Parent_Span_Id", Span, true)]
    [InlineData("opik_trace_id", Trace, "opik_parent_span_id", "nonsense", false)]
    [InlineData("opik_trace_id", "0190a0b12c3d7e4f8a5b6c7d8e9f0a1b", "other", "", false)]
    public void A_place_is_read_whatever_the_case(string traceName, string trace, string spanName, string span, bool hasSpan) =>
        Assert.Equal(new OpikParent(Guid.Parse(Trace), hasSpan ? Guid.Parse(Span) : null), OpikHeaders.Extract(new Dictionary<string, string> { [traceName] = trace, [spanName] = span }));

    [Theory]
    [InlineData("opik-trace-id", Trace)]
    [InlineData("opik_trace_id", "")]
    [InlineData("opik_trace_id", "c2928718-9a6f-45d9-ab76-61dae22724a4")]
    [InlineData("opik_parent_span_id", Span)]
    public void What_names_no_trace_is_ignored(string name, string value) => Assert.Null(OpikHeaders.Extract(new Dictionary<string, string> { [name] = value }));

    [Fact]
    public void Lists_of_values_count_by_their_first() =>
        Assert.Equal(new OpikParent(Guid.Parse(Trace)), OpikHeaders.Extract(new Dictionary<string, string[]> { ["opik_trace_id"] = [Trace, "other"] }));

    [Fact]
    public void A_span_started_with_extracted_headers_hangs_below_the_caller()
    {
        var recorder = new OpikRecorder();
        using (recorder.Client.StartSpan("handle", new SpanOptions { Parent = OpikHeaders.Extract(new Dictionary<string, string> { ["opik_trace_id"] = Trace, ["opik_parent_span_id"] = Span }) }))
            Assert.Equal(Trace, OpikHeaders.Current()["opik_trace_id"]);

        var sent = Assert.Single(recorder.Messages, message => message.Json.GetProperty("name").GetString() == "handle").Json;
        Assert.Equal((Trace, Span), (sent.GetProperty("trace_id").GetString(), sent.GetProperty("parent_span_id").GetString()));
    }
}
