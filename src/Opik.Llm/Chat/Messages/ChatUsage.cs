using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Tokens of a call as the OpenAI interface counts them: cached ones are part of the prompt, thoughts of the completion.</summary>
internal sealed record ChatUsage(long Prompt, long Completion, long Cached = 0, long CacheWritten = 0, long Reasoning = 0)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["prompt_tokens"] = Prompt, ["completion_tokens"] = Completion, ["total_tokens"] = Prompt + Completion };
        if (Cached > 0 || CacheWritten > 0)
        {
            var details = new JsonObject { ["cached_tokens"] = Cached };
            if (CacheWritten > 0)
                details["cache_write_tokens"] = CacheWritten;
            json["prompt_tokens_details"] = details;
        }

        if (Reasoning > 0)
            json["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = Reasoning };
        return json;
    }
}
