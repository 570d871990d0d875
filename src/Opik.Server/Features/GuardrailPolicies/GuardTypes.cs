using System.Text.Json;

namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>The guards that clients can run, and what the configuration of each must hold (7-current-client §e.2).</summary>
internal static class GuardTypes
{
    /// <summary>What is wrong with a guard; null: nothing.</summary>
    public static string? Problem(string? type, JsonElement config)
    {
        if (config.ValueKind != JsonValueKind.Object)
            return "config must be an object";
        return type switch
        {
            "PII" => Texts(config, "blocked_entities", required: true) ?? Threshold(config),
            "TOPIC" => config.TryGetProperty("allowed_topics", out _) || config.TryGetProperty("restricted_topics", out _)
                ? Texts(config, "allowed_topics", required: false) ?? Texts(config, "restricted_topics", required: false) ?? Threshold(config)
                : "config.allowed_topics or config.restricted_topics must not be null",
            "PROMPT_INJECTION" => Threshold(config),
            "CUSTOM_CLASSIFIER" => Text(config, "model_name") ?? Threshold(config),
            "LLM_JUDGE" => Text(config, "instructions") ?? Text(config, "model"),
            null => "type must not be null",
            _ => "type must be one of [TOPIC, PII, LLM_JUDGE, PROMPT_INJECTION, CUSTOM_CLASSIFIER]",
        };
    }

    private static string? Threshold(JsonElement config) =>
        config.TryGetProperty("threshold", out var value) && value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 1 ? null : "config.threshold must be a number between 0 and 1";

    private static string? Text(JsonElement config, string member) =>
        config.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? null : $"config.{member} must not be blank";

    private static string? Texts(JsonElement config, string member, bool required)
    {
        if (!config.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return required ? $"config.{member} must not be null" : null;
        return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String)
            ? null
            : $"config.{member} must be a list of texts";
    }
}
