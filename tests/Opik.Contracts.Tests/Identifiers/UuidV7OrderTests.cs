using Opik.Contracts;

namespace Opik.Contracts.Tests.Identifiers;

public sealed class UuidV7OrderTests
{
    [Fact]
    public void Ids_of_one_instant_ascend_in_the_order_of_the_calls()
    {
        var clock = new StoppedClock(DateTimeOffset.UtcNow);
        var ids = Enumerable.Range(0, 20_000).Select(_ => UuidV7.Create(clock).ToString("D")).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.InRange(UuidV7.UnixMilliseconds(Guid.Parse(ids[^1])) - clock.GetUtcNow().ToUnixTimeMilliseconds(), 0, 1000);
    }

    [Fact]
    public void Ids_of_several_threads_are_all_different_and_ascend_in_each()
    {
        var lists = new string[4][];
        Parallel.For(0, 4, thread => lists[thread] = [.. Enumerable.Range(0, 5_000).Select(_ => UuidV7.Create(TimeProvider.System).ToString("D"))]);

        Assert.All(lists, list => Assert.Equal(list.Order(StringComparer.Ordinal), list));
        Assert.Equal(20_000, lists.SelectMany(list => list).Distinct().Count());
    }

    [Fact]
    public void A_clock_far_behind_gives_its_own_time()
    {
        UuidV7.Create(TimeProvider.System);
        var past = new DateTimeOffset(2001, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);
        var id = UuidV7.Create(new StoppedClock(past));

        Assert.Equal(past.ToUnixTimeMilliseconds(), UuidV7.UnixMilliseconds(id));
        Assert.True(UuidV7.Is(id));
        Assert.InRange(id.Variant, 8, 11);
    }

    [Fact]
    public void Two_clocks_far_apart_do_not_disturb_the_order_of_each_other()
    {
        var near = new StoppedClock(DateTimeOffset.UtcNow);
        var far = new StoppedClock(DateTimeOffset.UtcNow.AddYears(-1));
        var ids = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            ids.Add(UuidV7.Create(near).ToString("D"));
            UuidV7.Create(far);
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
