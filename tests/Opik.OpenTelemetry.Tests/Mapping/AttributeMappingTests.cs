using Opik.Contracts;
using Opik.OpenTelemetry.Mapping.Model;
using static Opik.OpenTelemetry.Tests.Mapping.SpanUnderTest;

namespace Opik.OpenTelemetry.Tests.Mapping;

public sealed class AttributeMappingTests
{
    [Fact]
    public void What_nobody_knows_stays_visible_in_metadata()
    {
        var span = MapOne(("http.route", "/facts"), ("my.number", 7), ("my.flag", true));

        var metadata = Json(span.Metadata);
        Assert.Equal("/facts", metadata["http.route"]!.GetValue<string>());
        Assert.Equal(7, metadata["my.number"]!.GetValue<int>());
        Assert.True(metadata["my.flag"]!.GetValue<bool>());
        Assert.Null(span.Input);
        Assert.Null(span.Output);
    }

    [Fact]
    public void An_unknown_attribute_goes_where_its_last_word_says()
    {
        var span = MapOne(("myapp.step.input", "question"), ("myapp.step.output", "answer"));

        Assert.Equal("question", Json(span.Input)["myapp.step.input"]!.GetValue<string>());
        Assert.Equal("answer", Json(span.Output)["myapp.step.output"]!.GetValue<string>());
    }

    [Fact]
    public void Texts_that_are_JSON_become_values_and_others_stay_texts()
    {
        var input = Json(MapOne(("input.a", "{\"x\": [1]}"), ("input.b", "{not json}"), ("input.c", "007"), ("input.d", new[] { "{\"y\": 2}", "z" })).Input);

        Assert.Equal(1, input["input.a"]!["x"]![0]!.GetValue<int>());
        Assert.Equal("{not json}", input["input.b"]!.GetValue<string>());
        Assert.Equal("007", input["input.c"]!.GetValue<string>());
        Assert.Equal(2, input["input.d"]![0]!["y"]!.GetValue<int>());
        Assert.Equal("z", input["input.d"]![1]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{\"broken\": \"\\ud83d\"}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void JSON_that_cannot_be_stored_stays_a_text(string text) =>
        Assert.Equal(text, Json(MapOne(("input", text)).Input)["input"]!.GetValue<string>());

    [Fact]
    public void Numbers_that_JSON_lacks_become_texts() =>
        Assert.Equal("NaN", Json(MapOne(("score", double.NaN)).Metadata)["score"]!.GetValue<string>());

    [Fact]
    public void Flattened_messages_become_a_list_again()
    {
        var input = Json(MapOne(
            ("llm.input_messages.1.message.role", "user"),
            ("llm.input_messages.0.message.role", "system"),
            ("llm.input_messages.1.message.contents.0.message_content.text", "hi")).Input)["llm.input_messages"]!.AsArray();

        Assert.Equal("system", input[0]!["role"]!.GetValue<string>());
        Assert.Equal("hi", input[1]!["contents"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void A_path_of_absurd_depth_is_kept_without_nesting_it()
    {
        var name = "gen_ai.prompt." + string.Join('.', Enumerable.Repeat("0", 5_000));

        Assert.Contains("deep", MapOne((name, "deep")).Input!.Value.ToString());
    }

    [Fact]
    public void The_model_that_answered_wins_and_the_one_asked_for_stays_in_metadata()
    {
        var span = MapOne(("gen_ai.request.model", "gpt-4o"), ("gen_ai.response.model", "gpt-4o-2026-01-15"));

        Assert.Equal("gpt-4o-2026-01-15", span.Model);
        Assert.Equal("gpt-4o", Json(span.Metadata)["gen_ai.request.model"]!.GetValue<string>());
        Assert.Equal(SpanType.Llm, span.Type);
    }

    [Theory]
    [InlineData("google", "us-central1-aiplatform.googleapis.com", "google_vertexai")]
    [InlineData("google", "generativelanguage.googleapis.com", "google_ai")]
    [InlineData("Anthropic", "api.anthropic.com", "Anthropic")]
    [InlineData("openai.responses", "api.openai.com", "openai")]
    public void Google_is_told_apart_by_address_and_names_of_APIs_lose_the_API(string system, string address, string expected) =>
        Assert.Equal(expected, MapOne(("gen_ai.system", system), ("server.address", address)).Provider);

    [Fact]
    public void Counts_get_their_usual_names_and_a_total()
    {
        var usage = MapOne(("gen_ai.usage.input_tokens", 10), ("gen_ai.usage.output_tokens", "4"), ("gen_ai.usage.cache_read.input_tokens", 3), ("gen_ai.usage.note", "none")).Usage!;

        Assert.Equal(new Dictionary<string, long> { ["prompt_tokens"] = 10, ["completion_tokens"] = 4, ["cache_read.input_tokens"] = 3, ["prompt_tokens_details.cached_tokens"] = 3, ["total_tokens"] = 14 }, usage);
    }

    [Fact]
    public void Cached_tokens_of_Anthropic_are_taken_out_of_the_input_that_is_priced()
    {
        var usage = MapOne(("gen_ai.provider.name", "anthropic"), ("gen_ai.usage.input_tokens", 28), ("gen_ai.usage.cache_read.input_tokens", 3), ("gen_ai.usage.cache_creation.input_tokens", 4)).Usage!;

        Assert.Equal((28, 21, 3, 4), (usage["prompt_tokens"], usage["input_tokens"], usage["cache_read_input_tokens"], usage["cache_creation_input_tokens"]));
    }

    [Fact]
    public void Counts_that_are_none_stay_in_metadata()
    {
        var span = MapOne(("gen_ai.usage.input_tokens", -1), ("gen_ai.usage.output_tokens", double.NaN));

        Assert.Null(span.Usage);
        Assert.Equal(-1, Json(span.Metadata)["gen_ai.usage.input_tokens"]!.GetValue<int>());
    }

    [Fact]
    public void A_cost_that_is_sent_is_kept()
    {
        var span = MapOne(("gen_ai.usage.cost", 0.25));

        Assert.Equal(0.25m, span.TotalEstimatedCost);
        Assert.True(span.CostIsManual);
    }

    [Theory]
    [InlineData("[\"a\", \"b\"]")]
    [InlineData("a, b")]
    public void Tags_come_as_JSON_text_or_separated_by_commas(string tags) => Assert.Equal(["a", "b"], MapOne(("opik.tags", tags)).Tags);

    [Fact]
    public void Tags_come_as_a_list() => Assert.Equal(["a", "b"], MapOne(("tag.tags", new[] { "a", "b", "a" })).Tags);

    [Fact]
    public void A_tag_longer_than_allowed_is_kept_in_metadata_only()
    {
        var span = MapOne(("opik.tags", new string('x', 101)));

        Assert.Null(span.Tags);
        Assert.NotNull(Json(span.Metadata)["opik.tags"]);
    }

    [Fact]
    public void The_thread_that_a_program_names_beats_the_session_of_its_framework()
    {
        var trace = Map(New(("session.id", "s"), ("gen_ai.conversation.id", "c"), ("thread_id", "t"))).Traces.Single();

        Assert.Equal("t", trace.ThreadId);
        Assert.Equal("t", Json(trace.Metadata)["thread_id"]!.GetValue<string>());
    }

    [Fact]
    public void Environment_and_service_come_from_the_resource()
    {
        OtlpAttribute[] resource = [new("deployment.environment.name", Value("production")), new("service.name", Value("shop"))];

        var span = MapFrom(new OtlpSpanGroup(resource, "tests", [New()])).Spans.Single();

        Assert.Equal("production", span.Environment);
        Assert.Equal("shop", Json(span.Metadata)["service.name"]!.GetValue<string>());
        Assert.Equal("tests", Json(span.Metadata)["integration"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("ai.response.msToFirstChunk", "250", 250)]
    [InlineData("gen_ai.response.time_to_first_chunk", "0.25", 250)]
    [InlineData("langfuse.observation.completion_start_time", "\"2026-11-21T00:55:54.319068Z\"", 250)]
    public void The_first_token_is_timed_in_milliseconds(string name, string value, double expected) =>
        Assert.Equal(expected, MapOne((name, value)).Ttft!.Value, tolerance: 0.001);

    [Theory]
    [InlineData("gen_ai.operation.name", "execute_tool", SpanType.Tool)]
    [InlineData("gen_ai.operation.name", "invoke_agent", SpanType.General)]
    [InlineData("gen_ai.operation.name", "chat", SpanType.Llm)]
    [InlineData("openinference.span.kind", "TOOL", SpanType.Tool)]
    [InlineData("openinference.span.kind", "GUARDRAIL", SpanType.Guardrail)]
    [InlineData("traceloop.span.kind", "tool", SpanType.Tool)]
    [InlineData("langfuse.observation.type", "generation", SpanType.Llm)]
    [InlineData("langsmith.span.kind", "tool", SpanType.Tool)]
    [InlineData("ai.operationId", "ai.toolCall", SpanType.Tool)]
    [InlineData("ai.operationId", "ai.generateText", SpanType.General)]
    [InlineData("gen_ai.tool.name", "lookup", SpanType.Tool)]
    [InlineData("some.attribute", "value", SpanType.General)]
    public void The_kind_of_a_span_follows_what_its_sender_calls_it(string name, string value, SpanType expected) =>
        Assert.Equal(expected, MapOne((name, value)).Type);

    [Fact]
    public void An_agent_with_a_model_and_token_counts_is_a_general_step() =>
        Assert.Equal(SpanType.General, MapOne(("gen_ai.request.model", "gpt-4o"), ("gen_ai.usage.input_tokens", 4), ("gen_ai.operation.name", "invoke_agent")).Type);
}
