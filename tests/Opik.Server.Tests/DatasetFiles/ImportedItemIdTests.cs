using Opik.Contracts;
using Opik.Server.Features.DatasetFiles.Import;

namespace Opik.Server.Tests.DatasetFiles;

/// <summary>Ids of imported rows.</summary>
public sealed class ImportedItemIdTests
{
    private static readonly Guid Job = new("0199a5f0-0000-7000-8000-000000000001");
    private static readonly DateTime Created = new(2026, 11, 28, 6, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void They_are_version_7_of_the_time_of_the_job_and_always_the_same()
    {
        var id = ImportedItemId.Of(Job, Created, 4_000_000_000);

        Assert.True(UuidV7.Is(id));
        Assert.Equal(new DateTimeOffset(Created).ToUnixTimeMilliseconds(), UuidV7.UnixMilliseconds(id));
        Assert.Equal(0x80, id.ToByteArray(bigEndian: true)[8] & 0xC0);
        Assert.Equal(id, ImportedItemId.Of(Job, Created, 4_000_000_000));
    }

    [Fact]
    public void They_rise_with_the_row_and_differ_between_jobs()
    {
        long[] rows = [0, 1, 2, 63, 64, 16_383, 16_384, 1_048_575, 1_048_576, 268_435_455, 268_435_456, ImportedItemId.MostRows - 1];
        var ids = rows.Select(row => ImportedItemId.Of(Job, Created, row).ToString()).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.NotEqual(ids[1], ImportedItemId.Of(Guid.CreateVersion7(), Created, 1).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => ImportedItemId.Of(Job, Created, ImportedItemId.MostRows));
    }
}
