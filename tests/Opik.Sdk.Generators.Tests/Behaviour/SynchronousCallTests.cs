using System.Text.Json;
using Opik.Contracts;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Generators.Tests.Behaviour;

public sealed class SynchronousCallTests : IDisposable
{
    private readonly OpikRecorder _recorder = new();
    private readonly IDisposable _scope;

    public SynchronousCallTests() => _scope = _recorder.UseAsDefault();

    public void Dispose() => _scope.Dispose();

    private RecordedSpan Single => Assert.Single(Assert.Single(_recorder.Traces).Spans);

    [Fact]
    public void A_call_is_a_trace_and_a_span_with_arguments_and_result()
    {
        Assert.Equal(5, Calculator.Add(2, 3));

        var span = Single;
        Assert.Equal("Add", span.Name);
        Assert.Equal("""{"a":2,"b":3}""", span.Input.GetRawText());
        Assert.Equal("""{"output":5}""", span.Output.GetRawText());
        Assert.Equal("""{"a":2,"b":3}""", _recorder.Traces[0].Input.GetRawText());
    }

    [Fact]
    public void A_call_inside_a_call_is_a_child_and_options_of_the_attribute_hold()
    {
        Assert.Equal(11, new Calculator(10).Seeded(1));

        var span = Single;
        Assert.Equal("seeded", span.Name);
        Assert.Equal("tool", span.Json.GetProperty("type").GetString());
        Assert.Equal("""["math","fast"]""", span.Json.GetProperty("tags").GetRawText());
        Assert.Equal("sums", span.ProjectName);
        Assert.Equal("test", span.Environment);
        Assert.Equal("Add", Assert.Single(span.Spans).Name);
    }

    [Fact]
    public void An_exception_reaches_the_caller_and_is_noted_on_span_and_trace()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new Calculator(1).Fail("broken"));

        Assert.Equal("broken", thrown.Message);
        Assert.Contains(nameof(Calculator.Fail), thrown.StackTrace);
        Assert.Equal("broken", Single.Json.GetProperty("error_info").GetProperty("message").GetString());
        Assert.True(Single.Json.TryGetProperty("end_time", out _));
        Assert.Equal("System.InvalidOperationException", _recorder.Traces[0].Json.GetProperty("error_info").GetProperty("exception_type").GetString());
        Assert.Null(System.Diagnostics.Activity.Current);
    }

    [Fact]
    public void Parameters_that_are_no_input_pass_through_and_stay_out()
    {
        var counter = 1;
        var text = new Calculator(1).Odd(ref counter, 3, out var result, "ab", "hush");

        Assert.Equal("ab4False" + nameof(Parameters_that_are_no_input_pass_through_and_stay_out), text);
        Assert.Equal((2, 6), (counter, result));
        Assert.Equal("""{"counter":1,"factor":3}""", Single.Input.GetRawText());
    }

    [Fact]
    public void Variable_numbers_of_arguments_work()
    {
        Assert.Equal(6, new Calculator(1).Sum(1, 2, 3));
        Assert.Equal("""{"numbers":[1,2,3]}""", Single.Input.GetRawText());
        Assert.Equal(2, new Calculator(1).SumSpan(1, 2));
        Assert.Equal("bc", new Calculator(1).Slice("abc").ToString());
    }

    [Fact]
    public void Nothing_is_captured_when_the_attribute_says_so()
    {
        new Calculator(1).Silent("password");
        Assert.Equal(JsonValueKind.Undefined, Single.Input.ValueKind);
        Assert.Equal(JsonValueKind.Undefined, Single.Output.ValueKind);
    }

    [Fact]
    public void An_output_that_the_method_set_itself_wins_over_its_return_value()
    {
        Assert.Equal("not this", new Calculator(1).Explicit());
        Assert.Equal("""{"kept":true}""", Single.Output.GetRawText());
        Assert.Equal("""{"kept":true}""", _recorder.Traces[0].Output.GetRawText());
    }

    [Fact]
    public void Values_of_one_call_go_to_its_trace_and_span_and_to_the_method()
    {
        var answer = new Calculator(1).WithArgs("why", new OpikArgs
        {
            Span = new OpikSpanArgs { Tags = ["s"] },
            Trace = new OpikTraceArgs { ThreadId = "thread-1" },
        });

        Assert.Equal("why!", answer);
        Assert.Equal("""{"question":"why"}""", Single.Input.GetRawText());
        Assert.Equal("""["s"]""", Single.Json.GetProperty("tags").GetRawText());
        Assert.Equal("thread-1", _recorder.Traces[0].Json.GetProperty("thread_id").GetString());
    }

    [Fact]
    public void An_outermost_call_without_duplicate_is_a_trace_alone()
    {
        new Calculator(1).Alone(2);
        Assert.Equal("Alone", Assert.Single(_recorder.Traces).Name);
        Assert.Equal("Add", Single.Name);
    }

    [Fact]
    public void Generic_methods_and_methods_of_generic_types_are_tracked()
    {
        Assert.Equal("x", new Calculator(1).Echo("x"));
        Assert.Equal(7, new Box<int>(7).Open());
        Assert.Equal((7, "y"), new Box<int>(7).With("y"));
        Assert.Equal(8, new Box<int>(8).Reveal("z"));
        Assert.Equal(["Echo", "Open", "With", "Hidden"], _recorder.Traces.Select(trace => trace.Name));
        Assert.Equal("""{"value":"x","class":1}""", _recorder.Traces[0].Input.GetRawText());
    }

    [Fact]
    public void Private_and_protected_methods_are_tracked_and_overrides_still_run()
    {
        Assert.Equal(5, new Calculator(1).CallSecrets(2) - 2);
        Assert.Equal(3, Texts.CallHidden("abc"));
        Assert.Equal("derived", new Derived().CallOverridable());
        Assert.Equal(["Secret", "StaticSecret", "Hidden", "Overridable"], _recorder.Traces.Select(trace => trace.Name));
    }

    [Fact]
    public void Overrides_are_tracked_with_the_method_they_override()
    {
        Assert.Equal(20, new Derived().Virtual(2));
        Calculator calculator = new Derived();
        Assert.Equal(30, calculator.Virtual(3));
        Assert.Equal(2, _recorder.Traces.Count);
    }

    [Fact]
    public void Structs_keep_their_changes()
    {
        var counter = new Counter();
        counter.Increment(2);
        counter.Increment(3);
        Assert.Equal(5, counter.Value);
        Assert.Equal(1, new Counter().Increment(1));
        Assert.Equal(3, _recorder.Traces.Count);
    }

    [Fact]
    public void Extension_methods_conditional_calls_and_interface_methods_are_tracked()
    {
        string? text = "a";
        Assert.Equal("A", text.Shout());
        Assert.Equal("A", text?.Shout());
        Assert.Equal("A", Texts.Shout("a"));
        ISpeaker parrot = new Parrot();
        Assert.Equal("hi", parrot.Speak("hi"));
        Assert.Equal(["Shout", "Shout", "Shout", "Speak"], _recorder.Traces.Select(trace => trace.Name));
    }

    [Fact]
    public void With_tracing_off_a_call_is_the_call_alone_and_allocates_nothing()
    {
        _recorder.Client.IsTracingActive = false;
        Calculator.Add(1, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            Calculator.Add(i, i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(_recorder.Traces);
    }
}
