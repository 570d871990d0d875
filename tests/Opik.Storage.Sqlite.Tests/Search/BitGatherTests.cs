namespace Opik.Storage.Sqlite.Tests.Search;

/// <summary>Chosen bits side by side.</summary>
public sealed class BitGatherTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Bits_keep_their_order(double share)
    {
        var random = new Random(11);
        var source = new ulong[40];
        var mask = new ulong[40];
        var expected = new List<bool>();
        for (var bit = 0; bit < source.Length * 64; bit++)
        {
            var (set, chosen) = (random.Next(2) == 0, random.NextDouble() < share);
            source[bit / 64] |= set ? 1UL << (bit % 64) : 0;
            mask[bit / 64] |= chosen ? 1UL << (bit % 64) : 0;
            if (chosen)
                expected.Add(set);
        }

        var target = new ulong[BitGather.Words(expected.Count)];
        target.AsSpan().Fill(ulong.MaxValue);
        BitGather.Extract(source, mask, target);

        for (var bit = 0; bit < target.Length * 64; bit++)
            Assert.Equal(bit < expected.Count && expected[bit], (target[bit / 64] & (1UL << (bit % 64))) != 0);
    }
}
