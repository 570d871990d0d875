using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Names of sources on the wire, in both directions.</summary>
internal static class DatasetNames
{
    public static string Of(DatasetItemSource source) => source switch
    {
        DatasetItemSource.Manual => "manual",
        DatasetItemSource.Span => "span",
        DatasetItemSource.Trace => "trace",
        _ => "sdk",
    };

    public static DatasetItemSource? ReadSource(ref JsonCursor cursor) => cursor.ReadRepeatedText() switch
    {
        null => null,
        "manual" => DatasetItemSource.Manual,
        "span" => DatasetItemSource.Span,
        "sdk" => DatasetItemSource.Sdk,
        "trace" => DatasetItemSource.Trace,
        _ => throw cursor.Wrong("one of manual, trace, span, sdk"),
    };
}
