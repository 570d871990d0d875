namespace Opik.Storage.Sqlite;

/// <summary>A query of threads turned into SQL, and what is left to test in messages.</summary>
internal sealed class ThreadRowQuery
{
    private readonly QueryContext _context;
    private readonly List<string> _conditions = [];
    private readonly string? _search;
    private readonly string _project;
    private readonly string _order;
    private readonly string? _below;

    public ThreadRowQuery(QueryContext context, ThreadQuery query, bool stream)
    {
        _context = context;
        var compiler = new ThreadConditions(context);
        _project = context.Parameters.Add(context.Project);
        _conditions.AddRange(query.Filters.Select(compiler.Sql).OfType<string>());
        if (query.AnnotationQueueId is { } queue && compiler.Sql(QueueConditions.Of(queue)) is { } ofQueue)
            _conditions.Add(ofQueue);
        if (compiler.Range(query.FromTime, query.ToTime) is { } range)
            _conditions.Add(range);
        Messages = [.. query.Filters.Select(ThreadConditions.OnMessage).OfType<MessageCondition>()];
        foreach (var message in Messages.Select(message => message.First ?? message.Last!))
        {
            if (compiler.Narrow(message.Parts, message.Needle) is { } narrowed)
                _conditions.Add(narrowed);
        }

        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            SearchText = query.Search.Trim();
            _search = compiler.Search(SearchText);
            if (compiler.Narrow(PayloadParts.Input | PayloadParts.Output, SearchText.ToLowerInvariant()) is { } narrowed)
                _conditions.Add($"({narrowed} OR {_search})");
        }

        if (stream && query.LastRetrievedModelId is { } below)
            _below = $"h.model_id < {context.Parameters.Add(below)}";
        IsStream = stream;
        _order = stream ? "h.model_id DESC" : ThreadOrder.Of(context.Parameters, query.Sort, context.Workspace);
    }

    /// <summary>Tests of messages; all must hold.</summary>
    public IReadOnlyList<MessageCondition> Messages { get; }

    /// <summary>Free text in messages, for threads whose columns do not have it; null: none.</summary>
    public string? SearchText { get; }

    /// <summary>Whether messages must be looked at.</summary>
    public bool NeedsMessages => Messages.Count > 0 || SearchText is not null;

    /// <summary>Whether all threads of the project are meant.</summary>
    public bool IsWholeProject => _conditions.Count == 0 && !NeedsMessages;

    private bool IsStream { get; }

    /// <summary>Rows in order: number, whether the columns have the free text, and the traces with the first and last message.</summary>
    public SqliteStatement Rows(long? limit, long offset)
    {
        var messages = NeedsMessages ? $"{ThreadFields.FirstTrace}, {ThreadFields.LastTrace}" : "NULL, NULL";
        var cut = limit is { } size ? $" LIMIT {size} OFFSET {offset}" : string.Empty;
        return Prepare($"SELECT h.seq, {_search ?? "1"}, {messages} FROM thread h {Index()} WHERE {Where([_below, .. _conditions])} ORDER BY {_order}{cut}");
    }

    /// <summary>For every thread of the project: whether it meets the conditions on columns. Most recent first.</summary>
    public SqliteStatement Hits() =>
        Prepare($"SELECT {(_conditions.Count == 0 ? "1" : string.Join(" AND ", _conditions))} FROM thread h INDEXED BY thread_recent WHERE h.project={_project} ORDER BY h.last_updated_at DESC");

    /// <summary>Counts the threads of the project.</summary>
    public SqliteStatement CountAll() => Prepare($"SELECT count(*) FROM thread h INDEXED BY thread_recent WHERE h.project={_project}");

    private string Index() => IsStream ? "INDEXED BY thread_model" : _order == ThreadOrder.Recent ? "INDEXED BY thread_recent" : string.Empty;

    private string Where(IEnumerable<string?> conditions) => string.Join(" AND ", conditions.OfType<string>().Prepend($"h.project={_project}"));

    private SqliteStatement Prepare(string sql) => _context.Parameters.Prepare(_context.Session, sql);
}
