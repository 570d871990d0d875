using System.Globalization;
using System.Text.Json.Nodes;

namespace Opik.Payloads;

/// <summary>
/// Replaces inputs and outputs that are too large for a server by a marker that interfaces know:
/// <c>{"opik_truncated": true, "reason": "&lt;omitted_due_to_size_25MB_error_code_413_400&gt;"}</c>. Metadata is never cut and
/// not counted. Documentation: setting <c>max_payload_size_mb</c>.
/// </summary>
internal static class PayloadLimit
{
    // The official client measures the object with the metadata set to null.
    private const int NullMetadata = 16;
    private static readonly string[] Fields = ["input", "output"];

    /// <summary>
    /// Replaces what is too large: first each of input and output that alone exceeds the limit, then, if the object still
    /// does, what is left of the two.
    /// </summary>
    /// <param name="item">A trace, span or change of one; changed in place.</param>
    /// <param name="maxMegabytes">The limit in MiB; zero or less: none.</param>
    /// <returns>Names of the replaced fields.</returns>
    public static IReadOnlyList<string> Apply(JsonObject item, double maxMegabytes)
    {
        var limit = maxMegabytes * PayloadSize.BytesPerMegabyte;
        if (limit <= 0)
            return [];
        var sizes = Fields.Where(field => item[field] is not null).ToDictionary(field => field, field => PayloadSize.Estimate(item[field]), StringComparer.Ordinal);
        var replaced = sizes.Where(size => size.Value > limit).Select(size => size.Key).ToList();
        foreach (var field in replaced)
            item[field] = Marker(sizes[field] / PayloadSize.BytesPerMegabyte);
        if (Whole(item) <= limit)
            return replaced;
        foreach (var (field, size) in sizes.Where(size => !replaced.Contains(size.Key)).ToArray())
        {
            item[field] = Marker(size / PayloadSize.BytesPerMegabyte);
            replaced.Add(field);
        }

        return replaced;
    }

    /// <summary>What stands in the place of a payload.</summary>
    /// <param name="megabytes">Its size in MiB; rounded, halves to even.</param>
    public static JsonObject Marker(double megabytes) => new()
    {
        ["opik_truncated"] = true,
        ["reason"] = $"<omitted_due_to_size_{Math.Round(megabytes, MidpointRounding.ToEven).ToString("F0", CultureInfo.InvariantCulture)}MB_error_code_413_400>",
    };

    private static long Whole(JsonObject item)
    {
        var metadata = item["metadata"] is { } there ? PayloadSize.Estimate(there) - 4 : item.ContainsKey("metadata") ? 0 : -NullMetadata;
        return PayloadSize.Estimate(item) - metadata;
    }
}
