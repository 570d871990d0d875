using FsCheck;
using FsCheck.Fluent;
using Opik.Contracts;
using Opik.Identifiers;

namespace Opik.Sdk.Tests.Identifiers;

public sealed class IdentifierTests
{
    [Fact]
    public void Ids_made_at_once_are_a_millisecond_apart()
    {
        var clock = new FixedClock { Now = DateTimeOffset.UnixEpoch.AddYears(55) };
        var ids = new MonotonicIds(clock);

        var made = Enumerable.Range(0, 5000).Select(_ => ids.Next()).ToArray();

        Assert.Equal(clock.Now.ToUnixTimeMilliseconds(), UuidV7.UnixMilliseconds(made[0]));
        Assert.All(made.Zip(made.Skip(1)), pair => Assert.Equal(UuidV7.UnixMilliseconds(pair.First) + 1, UuidV7.UnixMilliseconds(pair.Second)));
    }

    [Fact]
    public void Ids_grow_although_the_clock_goes_back()
    {
        var clock = new FixedClock { Now = DateTimeOffset.UnixEpoch.AddYears(55) };
        var ids = new MonotonicIds(clock);
        var before = ids.Next();
        clock.Now = clock.Now.AddHours(-1);

        Assert.True(UuidV7.UnixMilliseconds(ids.Next()) > UuidV7.UnixMilliseconds(before));
    }

    [Fact]
    public async Task No_two_threads_get_ids_of_one_millisecond()
    {
        var ids = new MonotonicIds(TimeProvider.System);
        var made = new System.Collections.Concurrent.ConcurrentBag<long>();

        await Parallel.ForAsync(0, 8, (_, _) =>
        {
            for (var i = 0; i < 500; i++)
                made.Add(UuidV7.UnixMilliseconds(ids.Next()));
            return ValueTask.CompletedTask;
        });

        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public void An_id_of_version_4_becomes_one_of_version_7_of_that_time()
    {
        var inputs = from id in ArbMap.Default.GeneratorFor<Guid>() from milliseconds in Gen.Choose(0, int.MaxValue) select (id, milliseconds: milliseconds * 1000L);

        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var bytes = input.id.ToByteArray(bigEndian: true);
            (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x40), (byte)((bytes[8] & 0x3F) | 0x80));
            var made = OpikIds.FromVersion4(DateTimeOffset.FromUnixTimeMilliseconds(input.milliseconds), new Guid(bytes, bigEndian: true));
            return UuidV7.Is(made) && UuidV7.UnixMilliseconds(made) == input.milliseconds && OpikIds.IsValid(made.ToString());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_an_id_or_none()
    {
        var pieces = Gen.Elements("0190a0b1", "-", "2c3d", "7e4f", "8a5b6c7d8e9f0a1b", "{", "}", "urn:uuid:", "+", "_", "0x", " ", "٠", "g", "\ud83d");
        var texts = Gen.OneOf(ArbMap.Default.GeneratorFor<string>(), pieces.ListOf().Select(string.Concat));

        Prop.ForAll(texts.ToArbitrary(), text => !UuidText.TryParse(text, out var id) || UuidText.TryParse(id.ToString(), out var same) && same == id).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    private sealed class FixedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
