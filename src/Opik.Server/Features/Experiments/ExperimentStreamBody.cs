using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Experiments;

/// <summary>Body of the streams of experiments (<c>name</c>) and of their items (<c>experiment_name</c>).</summary>
internal sealed class ExperimentStreamBody
{
    private const int DefaultLimit = 500;
    private const int MaxLimit = 2000;

    public string Name { get; private set; } = string.Empty;

    public int Limit { get; private set; }

    public Guid? LastRetrievedId { get; private set; }

    public string? ProjectName { get; private set; }

    public bool Truncate { get; private set; }

    public static ExperimentStreamBody OfExperiments(ref JsonCursor cursor) => Read(ref cursor, "name"u8, "name");

    public static ExperimentStreamBody OfItems(ref JsonCursor cursor) => Read(ref cursor, "experiment_name"u8, "experimentName");

    private static ExperimentStreamBody Read(ref JsonCursor cursor, ReadOnlySpan<byte> member, string name)
    {
        var request = new ExperimentStreamBody();
        string? text = null;
        long? limit = null;
        while (cursor.NextMember())
        {
            if (cursor.Is(member))
                text = cursor.ReadText();
            else if (cursor.Is("limit"u8))
                limit = cursor.ReadInteger();
            else if (cursor.Is("last_retrieved_id"u8))
                request.LastRetrievedId = cursor.ReadId();
            else if (cursor.Is("project_name"u8))
                request.ProjectName = cursor.ReadText();
            else if (cursor.Is("truncate"u8))
                request.Truncate = cursor.ReadFlag() ?? false;
            else
                cursor.Skip();
        }

        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, name, text);
        if (limit < 1)
            violations.Add(string.Empty, "limit must be greater than or equal to 1");
        else if (limit > MaxLimit)
            violations.Add(string.Empty, $"limit must be less than or equal to {MaxLimit}");
        violations.ThrowIfAny();
        request.Name = text!;
        request.Limit = (int)(limit ?? DefaultLimit);
        return request;
    }
}
