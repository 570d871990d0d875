namespace Opik.Sdk.Generators;

/// <summary>The descriptor of a method in generated code.</summary>
internal static class DescriptorText
{
    public static string Field(string name, TrackSettings settings)
    {
        var members = new List<string>();
        if (settings.Type != 0)
            members.Add($"Type = (global::Opik.Contracts.SpanType){settings.Type}");
        if (settings.Tags.Count > 0)
            members.Add($"Tags = new string[] {{ {string.Join(", ", settings.Tags.Select(CSharpText.Literal))} }}");
        if (settings.ProjectName is not null)
            members.Add($"ProjectName = {CSharpText.Literal(settings.ProjectName)}");
        if (settings.Environment is not null)
            members.Add($"Environment = {CSharpText.Literal(settings.Environment)}");
        if (!settings.CaptureOutput)
            members.Add("CaptureOutput = false");
        if (settings.Flush)
            members.Add("Flush = true");
        if (!settings.CreateDuplicateRootSpan)
            members.Add("CreateDuplicateRootSpan = false");
        var initializer = members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}";
        return $"private static readonly global::Opik.Tracing.TrackDescriptor {name} = new global::Opik.Tracing.TrackDescriptor({CSharpText.Literal(settings.Name)}){initializer};";
    }
}
