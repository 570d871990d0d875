namespace Opik.Server.OpenApi;

/// <summary>Names of schemas, from those of types: <c>DatasetView</c> is <c>Dataset</c>, a page of it <c>DatasetPage</c>.</summary>
internal static class SchemaName
{
    private static readonly string[] Endings = ["View", "Shape", "Request"];

    /// <summary>The name in the document.</summary>
    public static string Of(Type type, SchemaRole role)
    {
        var name = Of(type);
        return role == SchemaRole.Answer || name.EndsWith("Body", StringComparison.Ordinal) || type.IsEnum ? name : name + "Body";
    }

    /// <summary>Names that it may have, the best first.</summary>
    public static IEnumerable<string> Candidates(Type type, SchemaRole role)
    {
        yield return Of(type, role);
        var whole = type.IsGenericType ? Of(type) : type.Name;
        yield return role == SchemaRole.Answer || type.IsEnum ? whole : whole + "Body";
        foreach (var part in (type.Namespace ?? string.Empty).Split('.').Reverse())
            yield return part + Of(type, role);
    }

    private static string Of(Type type)
    {
        var name = type.Name;
        if (type.IsGenericType)
        {
            // PageAnswer<DatasetView> is DatasetPage.
            var kind = name[..name.IndexOf('`', StringComparison.Ordinal)];
            name = string.Concat(type.GetGenericArguments().Select(Of)) + (kind.EndsWith("Answer", StringComparison.Ordinal) ? kind[..^"Answer".Length] : kind);
        }

        return Short(name);
    }

    private static string Short(string name)
    {
        var ending = Array.Find(Endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal));
        return ending is null ? name : name[..^ending.Length];
    }
}
