using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Opik.AgentConfiguration;

/// <summary>Finds the JSON description of a record when the caller passes none.</summary>
internal static class ConfigTypes
{
    private static readonly JsonSerializerOptions? Reflecting = JsonSerializer.IsReflectionEnabledByDefault ? Reflected() : null;

    /// <summary>By the resolver of the options, else by reflection.</summary>
    /// <exception cref="OpikConfigurationException">The program has neither.</exception>
    public static JsonTypeInfo<T> Find<T>(OpikOptions options)
        where T : OpikConfig
    {
        var known = options.JsonTypeInfoResolver switch
        {
            null => null,
            JsonSerializerContext context => context.GetTypeInfo(typeof(T)),
            var resolver => new JsonSerializerOptions { TypeInfoResolver = resolver }.TryGetTypeInfo(typeof(T), out var found) ? found : null,
        };
        return (known ?? Reflecting?.GetTypeInfo(typeof(T))) as JsonTypeInfo<T>
            ?? throw new OpikConfigurationException($"Nothing says how {typeof(T).Name} is written as JSON: pass the JsonTypeInfo of a JsonSerializerContext with [JsonSerializable(typeof({typeof(T).Name}))], or set OpikOptions.JsonTypeInfoResolver.");
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Runs only where reflection-based serialisation is switched on, which trimming switches off.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Runs only where reflection-based serialisation is switched on, which AOT switches off.")]
    private static JsonSerializerOptions Reflected() => new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), Converters = { new JsonStringEnumConverter() } };
}
