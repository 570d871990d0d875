namespace Opik.Server.OpenApi;

/// <summary>Query parameters as <see cref="Hosting.Requests.RequestReading"/> reads them.</summary>
internal static class Query
{
    /// <summary><c>page</c> and <c>size</c>.</summary>
    public static QueryParameter[] Page { get; } =
    [
        Number("page", "Number of the page, from 1."),
        Number("size", "Rows of a page."),
    ];

    /// <summary><c>project_id</c> or <c>project_name</c>.</summary>
    public static QueryParameter[] Project { get; } = [Id("project_id"), Text("project_name", "Instead of the id.")];

    /// <summary><c>from_time</c> and <c>to_time</c>.</summary>
    public static QueryParameter[] TimeRange { get; } = [Time("from_time", "From then on."), Time("to_time", "Until before then.")];

    /// <summary><c>filters</c>.</summary>
    public static QueryParameter Filters { get; } = Text("filters", "JSON array of conditions: field, operator, value, and key where the field is a map. All must hold.");

    /// <summary><c>sorting</c>.</summary>
    public static QueryParameter Sorting { get; } = Text("sorting", "JSON array of field and direction (ASC or DESC); the first matters most.");

    /// <summary><c>name</c> as lists have it.</summary>
    public static QueryParameter Name { get; } = Text("name", "A part of the name, without case.");

    /// <summary>A text.</summary>
    public static QueryParameter Text(string name, string? description = null) => new(name, "string", null, description);

    /// <summary>One of these texts.</summary>
    public static QueryParameter OneOf(string name, params string[] values) => new(name, "string", null, null, values);

    /// <summary>A UUID.</summary>
    public static QueryParameter Id(string name, string? description = null) => new(name, "string", "uuid", description);

    /// <summary>True or false; absent is false.</summary>
    public static QueryParameter Flag(string name, string? description = null) => new(name, "boolean", null, description);

    /// <summary>A whole number.</summary>
    public static QueryParameter Number(string name, string? description = null) => new(name, "integer", null, description);

    /// <summary>An instant in ISO 8601.</summary>
    public static QueryParameter Time(string name, string? description = null) => new(name, "string", "date-time", description);
}
