using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Opik.Sdk.Generators;

/// <summary>What an <c>[OpikTrack]</c> says.</summary>
internal sealed record TrackSettings(string Name)
{
    public int Type { get; init; }

    public EquatableArray<string> Tags { get; init; }

    public string? ProjectName { get; init; }

    public string? Environment { get; init; }

    public bool CaptureInput { get; init; } = true;

    public bool CaptureOutput { get; init; } = true;

    public EquatableArray<string> IgnoreArguments { get; init; }

    public bool Entrypoint { get; init; }

    public bool Flush { get; init; }

    public bool CreateDuplicateRootSpan { get; init; } = true;

    public static TrackSettings Read(AttributeData attribute, IMethodSymbol method)
    {
        var name = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string : null;
        var settings = new TrackSettings(name ?? method.Name);
        foreach (var argument in attribute.NamedArguments)
        {
            var value = argument.Value;
            settings = argument.Key switch
            {
                "Name" => settings with { Name = value.Value as string ?? settings.Name },
                "Type" => settings with { Type = value.Value is int type ? type : 0 },
                "Tags" => settings with { Tags = Strings(value) },
                "ProjectName" => settings with { ProjectName = value.Value as string },
                "Environment" => settings with { Environment = value.Value as string },
                "CaptureInput" => settings with { CaptureInput = value.Value is not false },
                "CaptureOutput" => settings with { CaptureOutput = value.Value is not false },
                "IgnoreArguments" => settings with { IgnoreArguments = Strings(value) },
                "Entrypoint" => settings with { Entrypoint = value.Value is true },
                "Flush" => settings with { Flush = value.Value is true },
                "CreateDuplicateRootSpan" => settings with { CreateDuplicateRootSpan = value.Value is not false },
                _ => settings,
            };
        }

        return settings;
    }

    private static EquatableArray<string> Strings(TypedConstant value) =>
        value.Kind != TypedConstantKind.Array || value.IsNull ? default : new(value.Values.Select(item => item.Value as string ?? "").ToImmutableArray());
}
