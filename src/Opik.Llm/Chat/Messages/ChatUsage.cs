using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Tokens of a call as the OpenAI interface counts them: cached ones are part of the prompt, thoughts of the completion.</summary>
internal sealed record ChatUsage(long Prompt, long Completion, long Cached = 0, long CacheWritten = 0, long Reasoning = 0, long InputAudio = 0, long OutputAudio = 0)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["prompt_tokens"] = Prompt, ["completion_tokens"] = Completion, ["total_tokens"] = Prompt + Completion };
        if (Cached > 0 || CacheWritten > 0 || InputAudio > 0)
        {
            var details = new JsonObject { ["cached_tokens"] = Cached };
            Add(details, "cache_write_tokens", CacheWritten);
            Add(details, "audio_tokens", InputAudio);
            json["prompt_tokens_details"] = details;
        }

        if (Reasoning > 0 || OutputAudio > 0)
        {
            var details = new JsonObject();
            Add(details, "reasoning_tokens", Reasoning);
            Add(details, "audio_tokens", OutputAudio);
            json["completion_tokens_details"] = details;
        }

        return json;
    }

    private static void Add(JsonObject details, string name, long count)
    {
        if (count > 0)
            details[name] = count;
    }
}
