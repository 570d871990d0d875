using System.Text.Json.Nodes;

namespace Opik.Guardrails;

/// <summary>Makes guards of stored policies.</summary>
internal static class StoredGuards
{
    /// <summary>The guards of a policy; a judge takes the policy's name.</summary>
    /// <exception cref="GuardrailPolicyException">The type is unknown, or a setting is missing or malformed.</exception>
    public static Guard Make(StoredPolicy policy, StoredGuard stored)
    {
        var config = stored.Config ?? [];
        try
        {
            return stored.Type switch
            {
                "PII" => new PiiGuard(Texts(config, "blocked_entities"), threshold: Number(config)),
                "TOPIC" => new TopicGuard(Texts(config, "allowed_topics"), Texts(config, "restricted_topics"), Number(config)),
                "PROMPT_INJECTION" => new PromptInjectionGuard(Number(config)),
                "CUSTOM_CLASSIFIER" => new CustomGuard(Text(config, "model_name"), Number(config)),
                "LLM_JUDGE" => new LlmJudgeGuard(policy.Name, Text(config, "instructions"), Text(config, "model")),
                var other => throw new GuardrailPolicyException($"Policy '{policy.Name}' holds a guard of type '{other}', which this version cannot run. Use a newer one."),
            };
        }
        catch (Exception malformed) when (malformed is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new GuardrailPolicyException($"The guard {stored.Type} of policy '{policy.Name}' is malformed: {malformed.Message}", malformed);
        }
    }

    private static string Text(JsonObject config, string member) => config[member]?.GetValue<string>() ?? throw new FormatException($"{member} is missing.");

    private static double Number(JsonObject config) => config["threshold"]?.GetValue<double>() ?? throw new FormatException("threshold is missing.");

    private static List<string>? Texts(JsonObject config, string member) => config[member] is JsonArray texts ? [.. texts.Select(text => text!.GetValue<string>())] : null;
}
