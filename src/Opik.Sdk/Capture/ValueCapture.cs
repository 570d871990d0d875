using System.Text.Json;

namespace Opik.Capture;

/// <summary>
/// Turns any value of the user's program into JSON at the moment of the call, because the program may change the value
/// afterwards. It never throws and never runs lazy sequences: what cannot be written becomes a text that names its type and
/// the reason, so that a trace with an odd argument is still a trace.
/// </summary>
internal static partial class ValueCapture
{
    /// <summary>Levels of nesting that are written; deeper values become a text.</summary>
    public const int MaxDepth = 64;

    /// <summary>Writes exactly one JSON value.</summary>
    /// <param name="writer">Where an array element or a property's value is expected.</param>
    /// <param name="value">Anything; the runtime type decides.</param>
    /// <param name="serializer">Knows the user's JSON types; without one only reflection, where the program allows it.</param>
    public static void Write<T>(Utf8JsonWriter writer, T value, CaptureSerializer? serializer = null)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        if (!TryWriteScalar(writer, value))
            new ValueWalk(writer, serializer ?? CaptureSerializer.Default).Write(value);
    }

    /// <summary>The value as UTF-8 JSON of its own.</summary>
    public static ReadOnlyMemory<byte> ToUtf8<T>(T value, CaptureSerializer? serializer = null)
    {
        using var scratch = CaptureScratch.Rent(limit: int.MaxValue);
        Write(scratch.Writer, value, serializer);
        return scratch.Written.ToArray();
    }

    /// <summary>What stands in a payload for a value that could not be written.</summary>
    internal static string Explain(object value, string reason) => $"{value.GetType()} (not captured: {reason})";

    /// <inheritdoc cref="Explain(object, string)"/>
    internal static string Explain(object value, Exception exception)
    {
        try
        {
            return Explain(value, $"{exception.GetType().Name}: {exception.Message}");
        }
        catch (Exception)
        {
            // Message is virtual: an exception of the user may throw while it is described.
            return Explain(value, exception.GetType().Name);
        }
    }
}
