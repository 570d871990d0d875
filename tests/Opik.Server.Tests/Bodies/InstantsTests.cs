using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Tests.Bodies;

public sealed class InstantsTests
{
    [Theory]
    [InlineData("2026-11-21T03:00:00Z", "2026-11-21T03:00:00Z")]
    [InlineData("2026-11-21T03:00Z", "2026-11-21T03:00:00Z")]
    [InlineData("2026-11-21T03:00:00.5Z", "2026-11-21T03:00:00.500000Z")]
    [InlineData("2026-11-21T03:00:00.123456789Z", "2026-11-21T03:00:00.123456Z")]
    [InlineData("2026-11-21T03:00:00.123456+02:00", "2026-11-21T01:00:00.123456Z")]
    [InlineData("2026-11-21T03:00:00-0530", "2026-11-21T08:30:00Z")]
    [InlineData("2024-02-29t03:00:00+00:00", "2024-02-29T03:00:00Z")]
    [InlineData("1766307600", "2025-12-21T09:00:00Z")]
    public void ISO_8601_of_all_clients_is_read(string sent, string expected)
    {
        Assert.True(Instants.TryParse(Encoding.UTF8.GetBytes(sent), out var time));
        Assert.Equal(expected, Instants.ToText(time));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-21T03:00:00")]
    [InlineData("2026-02-30T03:00:00Z")]
    [InlineData("2026-11-21T25:00:00Z")]
    [InlineData("2026-11-21T03:00:00.Z")]
    [InlineData("2026-11-21T03:00:00+99:00")]
    [InlineData("0000-11-21T03:00:00Z")]
    [InlineData("2026-11-21T03:00:00Zz")]
    [InlineData("+026-11-21T03:00:00Z")]
    public void Other_texts_are_refused(string sent) => Assert.False(Instants.TryParse(Encoding.UTF8.GetBytes(sent), out _));

    [Theory]
    [InlineData("1766307600", "2025-12-21T09:00:00Z")]
    [InlineData("1766307600.25", "2025-12-21T09:00:00.250000Z")]
    public void Numbers_are_seconds_since_1970(string json, string expected)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        Assert.True(Instants.TryRead(ref reader, out var time));
        Assert.Equal(expected, Instants.ToText(time));
    }

    [Fact]
    public void What_is_written_reads_back_to_the_microsecond()
    {
        var times = Gen.Choose(0, int.MaxValue).SelectMany(seconds => Gen.Choose(0, 999_999).Select(micros => DateTime.UnixEpoch.AddSeconds(seconds).AddMicroseconds(micros)));
        Prop.ForAll(times.ToArbitrary(), static time =>
        {
            var text = Instants.ToText(time);
            return Instants.TryParse(Encoding.ASCII.GetBytes(text), out var read) && read == time
                && DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) == time;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Random_bytes_never_throw_and_what_parses_can_be_written()
    {
        Prop.ForAll(
            Gen.Elements("0123456789T:Z+-.".Select(character => (byte)character).ToArray()).ArrayOf().ToArbitrary(),
            static bytes => !Instants.TryParse(bytes, out var time) || Instants.ToText(time).Length >= 20).QuickCheckThrowOnFailure();
    }
}
