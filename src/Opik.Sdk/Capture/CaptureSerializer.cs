using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Opik.Capture;

/// <summary>
/// Serialises objects: by the user's <see cref="IJsonTypeInfoResolver"/> (his source-generated contexts) where it knows the
/// type, else by reflection where the program has it (<see cref="JsonSerializer.IsReflectionEnabledByDefault"/>; trimmed and
/// AOT programs have not), else as the text of <see cref="object.ToString"/>.
/// </summary>
internal sealed class CaptureSerializer
{
    /// <summary>Bytes of JSON of one object, at most; see <see cref="CaptureBuffer"/>.</summary>
    internal const int LargestObject = 64 * 1024 * 1024;

    private static readonly ConditionalWeakTable<IJsonTypeInfoResolver, CaptureSerializer> s_ofResolver = [];
    private static readonly JsonSerializerOptions? s_reflection = JsonSerializer.IsReflectionEnabledByDefault ? Reflecting() : null;

    private readonly JsonSerializerOptions? _known;

    private CaptureSerializer(IJsonTypeInfoResolver? resolver) => _known = resolver is null ? null : Of(resolver);

    /// <summary>Without types of the user.</summary>
    public static CaptureSerializer Default { get; } = new(null);

    /// <summary>The one for a resolver; the same resolver gives the same serializer, which caches what it learns of types.</summary>
    public static CaptureSerializer For(IJsonTypeInfoResolver? resolver) =>
        resolver is null ? Default : s_ofResolver.GetValue(resolver, static key => new CaptureSerializer(key));

    /// <summary>
    /// Writes by the user's type information. False, with nothing written, when there is none or it fails: a context that knows
    /// <c>Dictionary&lt;string, object&gt;</c> fails on the first value whose type it does not know, where a walk succeeds.
    /// </summary>
    public bool TryWriteKnown(Utf8JsonWriter writer, object value)
    {
        if (_known is null || !_known.TryGetTypeInfo(value.GetType(), out var type))
            return false;
        using var scratch = CaptureScratch.Rent(LargestObject);
        try
        {
            JsonSerializer.Serialize(scratch.Writer, value, type);
            writer.WriteRawValue(scratch.Written, skipInputValidation: true);
            return true;
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Writes an object that nobody else knows.</summary>
    /// <exception cref="Exception">Whatever a getter threw; nothing has been written then.</exception>
    public void WriteOther(Utf8JsonWriter writer, object value)
    {
        if (s_reflection is null)
        {
            writer.WriteStringValue(value.ToString());
            return;
        }

        using var scratch = CaptureScratch.Rent(LargestObject);
        JsonSerializer.Serialize(scratch.Writer, value, s_reflection.GetTypeInfo(value.GetType()));
        writer.WriteRawValue(scratch.Written, skipInputValidation: true);
    }

    /// <summary>Writes a JSON tree, which may hold objects that fail.</summary>
    public void WriteNode(Utf8JsonWriter writer, JsonNode node)
    {
        using var scratch = CaptureScratch.Rent(LargestObject);
        node.WriteTo(scratch.Writer, _known ?? s_reflection);
        writer.WriteRawValue(scratch.Written, skipInputValidation: true);
    }

    // The user's naming policy and converters stay; only what makes capture safe is set.
    private static JsonSerializerOptions Of(IJsonTypeInfoResolver resolver)
    {
        var options = resolver is JsonSerializerContext context ? new JsonSerializerOptions(context.Options) : Plain();
        options.TypeInfoResolver = resolver;
        return Safe(options);
    }

    private static JsonSerializerOptions Plain() => new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonSerializerOptions Safe(JsonSerializerOptions options)
    {
        options.MaxDepth = ValueCapture.MaxDepth;
        options.ReferenceHandler = ReferenceHandler.IgnoreCycles;
        options.NumberHandling |= JsonNumberHandling.AllowNamedFloatingPointLiterals;
        options.MakeReadOnly();
        return options;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Runs only where reflection-based serialisation is switched on, which trimming switches off.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Runs only where reflection-based serialisation is switched on, which AOT switches off.")]
    private static JsonSerializerOptions Reflecting()
    {
        var options = Plain();
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        options.Converters.Add(new JsonStringEnumConverter());
        return Safe(options);
    }
}
