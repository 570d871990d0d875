using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// Members that some clients write in camelCase (<c>maxTokens</c>; the official Python client since 2.2) get their
/// snake_case names; where both are there the snake_case one wins. Data of the user (schemas of tools, arguments,
/// metadata) is left as it is.
/// </summary>
public static class ChatRequestNames
{
    private static readonly Dictionary<string, string> Request = Names(
        "top_p", "top_k", "stream_options", "max_tokens", "max_completion_tokens", "presence_penalty", "frequency_penalty", "logit_bias", "response_format", "tool_choice",
        "parallel_tool_calls", "reasoning_effort", "service_tier", "top_logprobs", "function_call", "prompt_cache_key", "prompt_cache_options");

    private static readonly Dictionary<string, string> Message = Names("tool_calls", "tool_call_id", "reasoning_content", "function_call");
    private static readonly Dictionary<string, string> StreamOptions = Names("include_usage");
    private static readonly Dictionary<string, string> ResponseFormat = Names("json_schema");
    private static readonly Dictionary<string, string> Part = Names("image_url", "video_url", "audio_url", "input_audio");

    /// <summary>Renames in place. Members that are null are dropped: clients send all they know.</summary>
    public static void Normalize(JsonObject body)
    {
        Rename(body, Request);
        foreach (var name in body.Where(member => member.Value is null).Select(member => member.Key).ToArray())
            body.Remove(name);
        if (body["stream_options"] is JsonObject options)
            Rename(options, StreamOptions);
        if (body["response_format"] is JsonObject format)
            Rename(format, ResponseFormat);
        if (body["messages"] is not JsonArray messages)
            return;
        foreach (var message in messages.OfType<JsonObject>())
        {
            Rename(message, Message);
            foreach (var part in (message["content"] as JsonArray ?? []).OfType<JsonObject>())
                Rename(part, Part);
        }
    }

    private static void Rename(JsonObject json, Dictionary<string, string> names)
    {
        foreach (var (camel, snake) in names)
        {
            if (!json.TryGetPropertyValue(camel, out var value))
                continue;
            json.Remove(camel);
            if (json[snake] is null)
                json[snake] = value;
        }
    }

    // max_tokens → maxTokens
    private static Dictionary<string, string> Names(params string[] names) =>
        names.ToDictionary(static name => string.Concat(name.Split('_').Select(static (word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])), StringComparer.Ordinal);
}
