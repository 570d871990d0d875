using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Reading;

/// <summary>Body of the search routes of traces, spans and threads.</summary>
internal sealed class SearchBody
{
    private const int DefaultLimit = 500;
    private const int MaxLimit = 2000;

    private JsonText? _filters;

    public string? ProjectName { get; private set; }

    public Guid? ProjectId { get; private set; }

    public Guid? TraceId { get; private set; }

    public SpanType? Type { get; private set; }

    public Guid? LastRetrievedId { get; private set; }

    /// <summary>Cursor of threads: a model id, or (as the Python client sends it) a thread id.</summary>
    public string? LastRetrievedThread { get; private set; }

    public int Limit { get; private set; } = DefaultLimit;

    public bool Truncate { get; private set; }

    public bool StripAttachments { get; private set; }

    public IReadOnlyList<string>? Exclude { get; private set; }

    public string? Search { get; private set; }

    public DateTime? FromTime { get; private set; }

    public DateTime? ToTime { get; private set; }

    public static SearchBody Read(ref JsonCursor cursor)
    {
        var request = new SearchBody();
        long? limit = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("limit"u8))
                limit = cursor.ReadInteger();
            else if (!request.TryRead(ref cursor))
                cursor.Skip();
        }

        var violations = new Violations();
        if (limit < 1)
            violations.Add(string.Empty, "limit must be greater than or equal to 1");
        else if (limit > MaxLimit)
            violations.Add(string.Empty, $"limit must be less than or equal to {MaxLimit}");
        violations.CheckTime(string.Empty, "fromTime", request.FromTime);
        violations.CheckTime(string.Empty, "toTime", request.ToTime);
        violations.ThrowIfAny();
        if (request.FromTime >= request.ToTime)
            throw ApiException.BadRequest("Parameter 'from_time' must be before 'to_time'");
        request.Limit = (int)(limit ?? DefaultLimit);
        return request;
    }

    /// <summary>The conditions, checked against the fields of the entity.</summary>
    public IReadOnlyList<FilterClause> Filters(FilterFieldSet fields)
    {
        if (_filters is not { } json)
            return [];
        using var document = JsonDocument.Parse(json.Utf8, new JsonDocumentOptions { MaxDepth = Hosting.Json.WireJson.MaxDepth });
        return FilterParser.Parse(document.RootElement, fields);
    }

    private bool TryRead(ref JsonCursor cursor)
    {
        if (cursor.Is("project_name"u8))
            ProjectName = cursor.ReadText();
        else if (cursor.Is("project_id"u8))
            ProjectId = cursor.ReadId();
        else if (cursor.Is("trace_id"u8))
            TraceId = cursor.ReadId();
        else if (cursor.Is("type"u8))
            Type = WireNames.ReadSpanType(ref cursor);
        else if (cursor.Is("filters"u8))
            _filters = cursor.ReadJson();
        else if (cursor.Is("last_retrieved_id"u8))
            LastRetrievedId = cursor.ReadId();
        else if (cursor.Is("last_retrieved_thread_model_id"u8))
            LastRetrievedThread = cursor.ReadText();
        else if (cursor.Is("truncate"u8))
            Truncate = cursor.ReadFlag() ?? false;
        else if (cursor.Is("strip_attachments"u8))
            StripAttachments = cursor.ReadFlag() ?? false;
        else if (cursor.Is("exclude"u8))
            Exclude = cursor.ReadTexts();
        else if (cursor.Is("search"u8))
            Search = cursor.ReadText();
        else if (cursor.Is("from_time"u8))
            FromTime = cursor.ReadTime();
        else if (cursor.Is("to_time"u8))
            ToTime = cursor.ReadTime();
        else
            return false;
        return true;
    }
}
