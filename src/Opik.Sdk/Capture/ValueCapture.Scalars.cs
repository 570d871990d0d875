using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Opik.Payloads;

namespace Opik.Capture;

internal static partial class ValueCapture
{
    /// <summary>
    /// Writes values without parts. For a value type <typeparamref name="T"/> the tests are decided when the code is compiled,
    /// so that nothing is boxed.
    /// </summary>
    internal static bool TryWriteScalar<T>(Utf8JsonWriter writer, T value)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); return true;
            case bool flag: writer.WriteBooleanValue(flag); return true;
            case int number: writer.WriteNumberValue(number); return true;
            case long number: writer.WriteNumberValue(number); return true;
            case double number: WriteNumber(writer, number); return true;
            case float number: WriteNumber(writer, number); return true;
            case decimal number: writer.WriteNumberValue(number); return true;
            case uint number: writer.WriteNumberValue(number); return true;
            case ulong number: writer.WriteNumberValue(number); return true;
            case short number: writer.WriteNumberValue(number); return true;
            case ushort number: writer.WriteNumberValue(number); return true;
            case byte number: writer.WriteNumberValue(number); return true;
            case sbyte number: writer.WriteNumberValue(number); return true;
            case Guid id: writer.WriteStringValue(id); return true;
            case DateTime time: WriteTime(writer, time); return true;
            case DateTimeOffset time: WriteTime(writer, time); return true;
            case char letter: writer.WriteStringValue([letter]); return true;
            default: return TryWriteRareScalar(writer, value);
        }
    }

    private static bool TryWriteRareScalar<T>(Utf8JsonWriter writer, T value)
    {
        switch (value)
        {
            case Enum member: writer.WriteStringValue(member.ToString()); return true;
            case TimeSpan duration: writer.WriteStringValue(duration.ToString("c", CultureInfo.InvariantCulture)); return true;
            case DateOnly date: writer.WriteStringValue(date.ToString("O", CultureInfo.InvariantCulture)); return true;
            case TimeOnly time: writer.WriteStringValue(WireTime.Text(time)); return true;
            case Half number: WriteNumber(writer, (float)number); return true;
            case Int128 number: WriteDigits(writer, number); return true;
            case UInt128 number: WriteDigits(writer, number); return true;
            case BigInteger number: WriteDigits(writer, number); return true;
            case nint number: writer.WriteNumberValue((long)number); return true;
            case nuint number: writer.WriteNumberValue((ulong)number); return true;
            case byte[] bytes: writer.WriteBase64StringValue(bytes); return true;
            case ReadOnlyMemory<byte> bytes: writer.WriteBase64StringValue(bytes.Span); return true;
            case Memory<byte> bytes: writer.WriteBase64StringValue(bytes.Span); return true;
            case ReadOnlyMemory<char> text: writer.WriteStringValue(text.Span); return true;
            case Uri address: writer.WriteStringValue(address.OriginalString); return true;
            case Version version: writer.WriteStringValue(version.ToString()); return true;
            default: return false;
        }
    }

    // A time of an unknown zone stays one.
    private static void WriteTime(Utf8JsonWriter writer, DateTime time)
    {
        if (time.Kind == DateTimeKind.Unspecified)
            writer.WriteStringValue(time);
        else
            WriteTime(writer, new DateTimeOffset(time));
    }

    private static void WriteTime(Utf8JsonWriter writer, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[WireTime.MaxLength];
        writer.WriteStringValue(text[..WireTime.Write(time, text)]);
    }

    // JSON has no NaN and no infinities; the names are those System.Text.Json reads back.
    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteNumber(Utf8JsonWriter writer, float number)
    {
        if (float.IsFinite(number))
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteDigits(Utf8JsonWriter writer, IFormattable number) =>
        writer.WriteRawValue(number.ToString(null, CultureInfo.InvariantCulture));
}
