using Opik.Capture;

namespace Opik.Tracing;

/// <summary>Values of the host as JSON text, taken at the moment of the call: what the host changes later does not show.</summary>
internal static class CapturedValue
{
    /// <summary>The value as it is.</summary>
    public static byte[] Of<T>(T value, OpikOptions options)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        ValueCapture.Write(scratch.Writer, value, CaptureSerializer.For(options.JsonTypeInfoResolver));
        return scratch.Written.ToArray();
    }

    /// <summary>The value if it is an object, else an object with it under <paramref name="name"/>; null stays null.</summary>
    public static byte[]? AsObject<T>(string name, T value, OpikOptions options)
    {
        if (value is null)
            return null;
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        ValueCapture.Write(scratch.Writer, value, CaptureSerializer.For(options.JsonTypeInfoResolver));
        var json = scratch.Written;
        return json is [(byte)'{', ..] ? json.ToArray() : Wrap(name, json);
    }

    private static byte[] Wrap(string name, ReadOnlySpan<byte> json)
    {
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        scratch.Writer.WriteStartObject();
        scratch.Writer.WritePropertyName(name);
        scratch.Writer.WriteRawValue(json, skipInputValidation: true);
        scratch.Writer.WriteEndObject();
        return scratch.Written.ToArray();
    }
}
