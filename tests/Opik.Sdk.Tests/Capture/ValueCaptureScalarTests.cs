using System.Buffers;
using System.Diagnostics;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using Opik.Capture;

namespace Opik.Sdk.Tests.Capture;

public sealed class ValueCaptureScalarTests
{
    public static TheoryData<object?, string> Scalars => new()
    {
        { null, "null" },
        { "it's \"é\"", "\"it's \\\"é\\\"\"" },
        { true, "true" },
        { 42, "42" },
        { long.MinValue, "-9223372036854775808" },
        { ulong.MaxValue, "18446744073709551615" },
        { 0.1, "0.1" },
        { double.NaN, "\"NaN\"" },
        { float.PositiveInfinity, "\"Infinity\"" },
        { 1.10m, "1.10" },
        { (byte)7, "7" },
        { 'x', "\"x\"" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { TimeSpan.FromMilliseconds(1500), "\"00:00:01.5000000\"" },
        { new DateOnly(2026, 1, 2), "\"2026-01-02\"" },
        { new TimeOnly(3, 4, 5), "\"03:04:05\"" },
        { (Half)1.5, "1.5" },
        { Int128.MaxValue, "170141183460469231731687303715884105727" },
        { BigInteger.Pow(10, 30), "1000000000000000000000000000000" },
        { new byte[] { 1, 2, 3 }, "\"AQID\"" },
        { new Uri("http://localhost/a b"), "\"http://localhost/a b\"" },
        { new Version(1, 2), "\"1.2\"" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "\"2026-01-02T03:04:05Z\"" },
        { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), "\"2026-01-02T03:04:05\\u002B02:00\"" },
        { Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Values_without_parts_have_their_natural_json(object? value, string json)
    {
        using var expected = JsonDocument.Parse(json);
        using var actual = JsonDocument.Parse(Captured.Json(value));
        Assert.Equal(expected.RootElement.ToString(), actual.RootElement.ToString());
        Assert.Equal(expected.RootElement.ValueKind, actual.RootElement.ValueKind);
    }

    [Fact]
    public void A_text_with_half_a_character_is_still_written()
    {
        using var json = JsonDocument.Parse(Captured.Json("a\ud83d"));
        Assert.StartsWith("a", json.RootElement.GetString());
    }

    [Fact]
    public void Numbers_and_texts_are_written_without_allocation()
    {
        var unoptimised = typeof(ValueCapture).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true;
        Assert.SkipWhen(unoptimised, "A Debug build boxes values that a Release build does not.");
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer);
        var day = DateTimeOffset.UnixEpoch;
        Act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Act();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Act()
        {
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            writer.WriteStartArray();
            ValueCapture.Write(writer, 5);
            ValueCapture.Write(writer, "text");
            ValueCapture.Write(writer, 0.5);
            ValueCapture.Write(writer, day);
            ValueCapture.Write(writer, Guid.Empty);
            writer.WriteEndArray();
            writer.Flush();
        }
    }
}
