using static Opik.OpenTelemetry.Tests.Mapping.SpanUnderTest;

namespace Opik.OpenTelemetry.Tests.Mapping;

public sealed class EventMappingTests
{
    [Fact]
    public void Messages_in_events_become_input_and_choices_output()
    {
        var span = Map(New() with
        {
            Events =
            [
                Event("gen_ai.system.message", ("content", "Be brief.")),
                Event("gen_ai.user.message", ("content", "[{\"text\": \"hi\"}]")),
                Event("gen_ai.choice", ("finish_reason", "stop"), ("message", "hello")),
            ],
        }).Spans.Single();

        var messages = Json(span.Input)["messages"]!.AsArray();
        Assert.Equal("system", messages[0]!["role"]!.GetValue<string>());
        Assert.Equal("hi", messages[1]!["content"]![0]!["text"]!.GetValue<string>());
        Assert.Equal("hello", Json(span.Output)["choices"]![0]!["message"]!.GetValue<string>());
        Assert.Equal(3, Json(span.Metadata)["opentelemetry.events"]!.AsArray().Count);
    }

    [Fact]
    public void The_conversation_as_an_attribute_is_not_repeated_from_events()
    {
        var span = Map(New(("gen_ai.input.messages", "[]")) with { Events = [Event("gen_ai.user.message", ("content", "hi"))] }).Spans.Single();

        Assert.False(Json(span.Input).ContainsKey("messages"));
    }

    [Fact]
    public void Details_of_an_operation_in_an_event_become_input_and_output()
    {
        var details = Event("gen_ai.client.inference.operation.details", ("gen_ai.input.messages", "[\"q\"]"), ("gen_ai.output.messages", "[\"a\"]"), ("gen_ai.request.model", "m"));

        var span = Map(New() with { Events = [details] }).Spans.Single();

        Assert.Equal("q", Json(span.Input)["gen_ai.input.messages"]![0]!.GetValue<string>());
        Assert.Equal("a", Json(span.Output)["gen_ai.output.messages"]![0]!.GetValue<string>());
    }

    [Fact]
    public void An_exception_event_is_the_error_of_span_and_trace()
    {
        var exception = Event("exception", ("exception.type", "ValueError"), ("exception.message", "bad value"), ("exception.stacktrace", "at line 7"));

        var mapped = Map(New() with { Events = [exception], StatusCode = 2, StatusMessage = "ValueError: bad value" });

        var error = mapped.Spans.Single().ErrorInfo!;
        Assert.Equal(("ValueError", "bad value", "at line 7"), (error.ExceptionType, error.Message, error.Traceback));
        Assert.Equal(error, mapped.Traces.Single().ErrorInfo);
    }

    [Fact]
    public void A_failed_status_without_an_exception_is_an_error_with_type_and_message()
    {
        var error = Map(New(("error.type", "timeout")) with { StatusCode = 2, StatusMessage = "took too long" }).Spans.Single().ErrorInfo!;

        Assert.Equal(("timeout", "took too long", "took too long"), (error.ExceptionType, error.Message, error.Traceback));
    }

    [Fact]
    public void An_evaluation_result_becomes_a_score_of_its_span_and_of_the_trace_of_a_root()
    {
        var result = Event("gen_ai.evaluation.result", ("gen_ai.evaluation.name", "Relevance"), ("gen_ai.evaluation.score.value", 0.75), ("gen_ai.evaluation.score.label", "good"), ("gen_ai.evaluation.explanation", "on topic"));

        var mapped = Map(New() with { Events = [result] });

        var score = mapped.SpanScores.Single();
        Assert.Equal((mapped.Spans.Single().Id, "Relevance", 0.75m, "good", "on topic"), (score.EntityId, score.Name, score.Value, score.CategoryName, score.Reason));
        Assert.Equal((mapped.Traces.Single().Id, 0.75m), (mapped.TraceScores.Single().EntityId, mapped.TraceScores.Single().Value));
    }

    [Theory]
    [InlineData("pass", 1)]
    [InlineData("Failed", 0)]
    public void A_label_that_says_yes_or_no_is_a_score(string label, int expected) =>
        Assert.Equal(expected, Map(New() with { Events = [Event("gen_ai.evaluation.result", ("gen_ai.evaluation.name", "check"), ("gen_ai.evaluation.score.label", label))] }).SpanScores.Single().Value);

    [Fact]
    public void A_result_without_a_usable_value_or_name_is_no_score()
    {
        var mapped = Map(New() with
        {
            Events =
            [
                Event("gen_ai.evaluation.result", ("gen_ai.evaluation.name", "a"), ("gen_ai.evaluation.score.value", double.NaN)),
                Event("gen_ai.evaluation.result", ("gen_ai.evaluation.name", "b"), ("gen_ai.evaluation.score.value", 1e300)),
                Event("gen_ai.evaluation.result", ("gen_ai.evaluation.name", new string('c', 151)), ("gen_ai.evaluation.score.value", 1)),
                Event("gen_ai.evaluation.result", ("gen_ai.evaluation.score.value", 1)),
            ],
        });

        Assert.Empty(mapped.SpanScores);
    }

    [Fact]
    public void A_span_that_is_an_evaluation_result_scores_its_parent()
    {
        var parent = New();
        var result = New(("gen_ai.evaluation.name", "Relevance"), ("gen_ai.evaluation.score.value", 1)) with { SpanId = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, ParentSpanId = parent.SpanId };

        var mapped = Map(parent, result);

        Assert.Equal(mapped.Spans[0].Id, mapped.SpanScores.Single().EntityId);
    }
}
