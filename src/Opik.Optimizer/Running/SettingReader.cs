using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Optimizer;

/// <summary>Reads settings of an algorithm and says what is wrong with them.</summary>
internal sealed class SettingReader(JsonObject parameters)
{
    public int Whole(string name, int absent, int least, int most) =>
        Value(name) is not { } value ? absent
        : value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is var number && double.IsInteger(number) && number >= least && number <= most ? (int)number
        : throw Wrong(name, $"must be a whole number between {least} and {most}.");

    public double Number(string name, double absent, double least, double most) =>
        Value(name) is not { } value ? absent
        : value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is var number && number >= least && number <= most ? number
        : throw Wrong(name, $"must be a number between {least} and {most}.");

    public bool Flag(string name, bool absent) =>
        Value(name) is not { } value ? absent
        : value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? value.GetValue<bool>()
        : throw Wrong(name, "must be true or false.");

    public string? Text(string name) =>
        Value(name) is not { } value ? null
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : throw Wrong(name, "must be a text.");

    public static OptimizationException Wrong(string name, string rule) => new($"{name} {rule}") { Setting = name };

    private JsonNode? Value(string name) => parameters.TryGetPropertyValue(name, out var value) ? value : null;
}
