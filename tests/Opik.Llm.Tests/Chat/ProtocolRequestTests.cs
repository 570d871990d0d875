using System.Net;
using System.Text.Json.Nodes;

namespace Opik.Llm.Tests.Chat;

/// <summary>What is sent to the providers that speak another language.</summary>
public sealed class ProtocolRequestTests
{
    private const string Conversation = """
        [{"role":"system","content":"Be brief."},{"role":"developer","content":"And kind."},
         {"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},{"type":"image_url","image_url":{"url":"https://example.org/a.jpg"}}]},
         {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":"{\"depth\":2}"},"extra_content":{"google":{"thought_signature":"s1"}}}]},
         {"role":"tool","tool_call_id":"c1","content":"a cat"},
         {"role":"user","content":"And now?"}]
        """;

    private const string Tools = """[{"type":"function","function":{"name":"look","description":"Looks.","parameters":{"type":"object","properties":{"depth":{"type":"integer"}}}}}]""";

    [Fact]
    public async Task Anthropic_gets_turns_tools_pictures_and_a_limit()
    {
        var body = await SentAsync(ModelProvider.Anthropic, $$"""{"model":"claude-sonnet-4-5","messages":{{Conversation}},"tools":{{Tools}},"tool_choice":"required","parallel_tool_calls":false,"temperature":1.5,"top_p":0.5,"stop":"END","user":"u1"}""");

        Same("""
            {"model":"claude-sonnet-4-5","max_tokens":4000,"messages":[
              {"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},{"type":"image","source":{"type":"url","url":"https://example.org/a.jpg"}}]},
              {"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"look","input":{"depth":2}}]},
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":[{"type":"text","text":"a cat"}]},{"type":"text","text":"And now?"}]}],
             "system":"Be brief.\n\nAnd kind.","temperature":1,"stop_sequences":["END"],"metadata":{"user_id":"u1"},
             "tools":[{"name":"look","input_schema":{"type":"object","properties":{"depth":{"type":"integer"}}},"description":"Looks."}],"tool_choice":{"type":"any","disable_parallel_tool_use":true}}
            """, body);
    }

    [Fact]
    public async Task Anthropic_thinks_within_a_budget_and_without_a_temperature()
    {
        var body = await SentAsync(ModelProvider.Anthropic, """{"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"a"}],"reasoning_effort":"low","max_tokens":100,"temperature":0.5}""");

        Same("""{"type":"enabled","budget_tokens":1024}""", body["thinking"]!);
        Assert.Equal(1124, (int)body["max_tokens"]!);
        Assert.False(body.ContainsKey("temperature"));
    }

    [Fact]
    public async Task Anthropic_is_told_to_answer_by_a_schema()
    {
        var body = await SentAsync(ModelProvider.Anthropic, """{"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"a"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object","title":"T1"}}}}""");

        Assert.Contains("\"T1\"", body["system"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gemini_gets_contents_tools_pictures_and_its_signatures_back()
    {
        var body = await SentAsync(ModelProvider.Gemini, $$$"""{"model":"gemini-2.5-flash","messages":{{{Conversation}}},"tools":{{{Tools}}},"tool_choice":{"type":"function","function":{"name":"look"}},"temperature":1.5,"top_k":7,"max_tokens":9,"reasoning_effort":"none","response_format":{"type":"json_object"}}""");

        Same("""
            {"contents":[
              {"role":"user","parts":[{"text":"What is this?"},{"inlineData":{"mimeType":"image/png","data":"AAAA"}},{"fileData":{"mimeType":"image/jpeg","fileUri":"https://example.org/a.jpg"}}]},
              {"role":"model","parts":[{"functionCall":{"name":"look","args":{"depth":2}},"thoughtSignature":"s1"}]},
              {"role":"user","parts":[{"functionResponse":{"name":"look","response":{"result":"a cat"}}},{"text":"And now?"}]}],
             "systemInstruction":{"parts":[{"text":"Be brief.\n\nAnd kind."}]},
             "generationConfig":{"temperature":1.5,"topK":7,"maxOutputTokens":9,"responseMimeType":"application/json","thinkingConfig":{"thinkingBudget":0}},
             "tools":[{"functionDeclarations":[{"name":"look","description":"Looks.","parametersJsonSchema":{"type":"object","properties":{"depth":{"type":"integer"}}}}]}],
             "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["look"]}}}
            """, body);
    }

    [Theory]
    [InlineData(ModelProvider.Anthropic, """[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AA","format":"wav"}}]}]""", "audio/wav")]
    [InlineData(ModelProvider.Anthropic, """[{"role":"user","content":[{"type":"hologram"}]}]""", "hologram")]
    [InlineData(ModelProvider.Gemini, """[{"role":"tool","tool_call_id":"zz","content":"a"}]""", "zz")]
    [InlineData(ModelProvider.Gemini, """[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png,AA"}}]}]""", "base64")]
    [InlineData(ModelProvider.Anthropic, """[{"role":"assistant","content":"a","tool_calls":[{"id":"c","function":{"name":"f","arguments":"{"}}]}]""", "arguments")]
    public async Task What_a_provider_cannot_be_told_is_the_caller_s_mistake(ModelProvider provider, string messages, string hint)
    {
        var mistake = await Assert.ThrowsAsync<ChatException>(() => SentAsync(provider, $$"""{"model":"m","messages":{{messages}}}"""));

        Assert.Equal(400, mistake.Status);
        Assert.Contains(hint, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAI_reasoning_models_get_the_newer_limit_and_other_servers_what_was_sent()
    {
        const string Request = """{"model":"gpt-5-mini","messages":[{"role":"user","content":"a"}],"max_tokens":5,"unknown_member":[1]}""";
        var own = await SentAsync(ModelProvider.OpenAi, Request);
        var other = await SentAsync(ModelProvider.Custom, Request);

        Assert.Equal((5, false), ((int)own["max_completion_tokens"]!, own.ContainsKey("max_tokens")));
        Assert.Equal(5, (int)other["max_tokens"]!);
        Same("[1]", other["unknown_member"]!);
    }

    private static void Same(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());

    private static async Task<JsonObject> SentAsync(ModelProvider provider, string request)
    {
        using var wire = new OneAnswer(HttpStatusCode.BadRequest, "{}");
        using var http = new HttpClient(wire);
        var client = new ChatClient(http, TimeProvider.System);
        var endpoint = new ChatEndpoint { Provider = provider, Address = new Uri("http://provider.test/v1/") };
        var refusal = await Assert.ThrowsAsync<ChatException>(() => client.CompleteAsync(endpoint, new ChatRequest((JsonObject)JsonNode.Parse(request)!), TestContext.Current.CancellationToken));
        return wire.Sent.Count > 0 ? (JsonObject)JsonNode.Parse(wire.Sent[0])! : throw refusal;
    }
}
