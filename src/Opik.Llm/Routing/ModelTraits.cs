using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// What models do not take, although the interface has a place for it: it is left out, or said as they want it, so that a
/// judge with a temperature works with every model. Facts are those of the providers' pages, by names, for no interface tells
/// them; a model that is not known here gets everything.
/// </summary>
internal static class ModelTraits
{
    private static readonly string[] Sampling = ["temperature", "top_p", "presence_penalty", "frequency_penalty", "logprobs", "top_logprobs", "logit_bias"];

    /// <summary>Changes a request in the form of the OpenAI interface for the model that it names.</summary>
    public static void Adapt(JsonObject body, ChatEndpoint endpoint)
    {
        var model = OpenAiModel.Parse(body["model"]?.ToString() ?? string.Empty);
        if (model.IsReasoning)
            AdaptReasoning(body, model);
        else if (endpoint.Name is "openai" or "azure")
            body.Remove("reasoning_effort");
        // Sent by mistake more often than on purpose: without logprobs it is refused.
        if (body["logprobs"] is not JsonValue wanted || !wanted.TryGetValue<bool>(out var isWanted) || !isWanted)
            body.Remove("top_logprobs");
        AdaptTo(body, endpoint.Name);
    }

    private static void AdaptReasoning(JsonObject body, OpenAiModel model)
    {
        if (model.Effort(body["reasoning_effort"]?.ToString()) is { } effort)
            body["reasoning_effort"] = effort;
        if (!model.TakesSampling(body["reasoning_effort"]?.ToString()))
            Remove(body, Sampling);
        body.Remove("stop");
    }

    private static void AdaptTo(JsonObject body, string provider)
    {
        if (provider is "openai" or "azure" or "groq" or "mistral" or "deepseek" or "xai" or "cerebras")
            body.Remove("top_k");
        switch (provider)
        {
            case "groq":
                Remove(body, "logprobs", "top_logprobs", "logit_bias");
                break;
            case "mistral":
                Remove(body, "logprobs", "top_logprobs", "logit_bias", "stream_options");
                if (body["seed"] is { } seed)
                    body["random_seed"] = seed.DeepClone();
                body.Remove("seed");
                break;
            case "deepseek" when body["model"]!.ToString().Contains("reasoner", StringComparison.Ordinal):
                Remove(body, Sampling);
                break;
            case "xai":
                // https://docs.x.ai/docs/guides/reasoning: models that think refuse these.
                if (body["model"]!.ToString() is var grok && (grok.StartsWith("grok-4", StringComparison.Ordinal) || grok.StartsWith("grok-3-mini", StringComparison.Ordinal)))
                    Remove(body, "presence_penalty", "frequency_penalty", "stop");
                break;
            case "bedrock":
                Remove(body, "logprobs", "top_logprobs", "logit_bias", "seed");
                break;
        }
    }

    private static void Remove(JsonObject body, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            body.Remove(name);
    }
}
