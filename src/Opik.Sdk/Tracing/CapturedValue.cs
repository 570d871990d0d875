using System.Text.Json;
using Opik.Capture;

namespace Opik.Tracing;

/// <summary>
/// A value of the host, taken at the moment of the call: what the host changes later does not show. Text cannot change, so it is
/// kept as it is and becomes JSON only when it is sent; everything else is JSON at once.
/// </summary>
internal readonly struct CapturedValue
{
    private readonly object? value;

    private CapturedValue(object? value) => this.value = value;

    /// <summary>True when nothing was captured.</summary>
    public bool IsEmpty => value is null;

    /// <summary>Bytes it keeps in memory, roughly.</summary>
    public long Size => value switch { string text => 2L * text.Length, byte[] json => json.Length, _ => 0 };

    /// <summary>Takes a value; null is the JSON value null.</summary>
    public static CapturedValue Of<T>(T value, OpikOptions options)
    {
        if (value is string)
            return new CapturedValue(value);
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        ValueCapture.Write(scratch.Writer, value, CaptureSerializer.For(options.JsonTypeInfoResolver));
        return new CapturedValue(scratch.Written.ToArray());
    }

    /// <summary>Takes a value; null is no value at all.</summary>
    public static CapturedValue OfPayload<T>(T value, OpikOptions options) => value is null ? default : Of(value, options);

    /// <summary>Takes what is JSON already.</summary>
    public static CapturedValue OfJson(byte[]? json) => new(json);

    /// <summary>Writes the value.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (value is byte[] json)
            writer.WriteRawValue(json, skipInputValidation: true);
        else
            writer.WriteStringValue((string?)value);
    }

    /// <summary>Writes a payload under its name: an object as it is, anything else as an object with it under that name; nothing when empty.</summary>
    public void WritePayloadTo(Utf8JsonWriter writer, ReadOnlySpan<byte> name)
    {
        if (IsEmpty)
            return;
        writer.WritePropertyName(name);
        if (value is byte[] and [(byte)'{', ..])
        {
            WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName(name);
        WriteTo(writer);
        writer.WriteEndObject();
    }
}
